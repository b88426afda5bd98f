from .. import v
