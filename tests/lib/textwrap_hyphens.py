# textwrap: words broken at hyphens and around dashes, long words, and what stays whole.

import textwrap

for text in ("foo-bar", "a-b-c", "this-is-a-useful-feature", "em--dash", "foo --option bar", "-foo", "--foo-bar", "foo--bar-baz",
             "foo---bar", "ab-1c", "co-operate!", "(foo-bar)", '"foo-bar"', "foo-(bar)", "page 101-102", "what??-- yes", "x--y-z",
             "Wouldn't-it", "'--foo'", "(--foo)", "foo--(bar)", "q--", "foo-bar-", "1-2-abc-def", "ab-cd3", "a--b--c", "!--b",
             "foo,--bar", "it's--a", "----", "a ---- b", "fo-o", "12-ab-cd", "x_y-z_w", "one-two--three-four-", "r&--d", "so\"--he"):
    print(repr(text), textwrap.wrap(text, 1, break_long_words=False), textwrap.wrap(text, 5))
text = 'Did you say "supercalifragilisticexpialidocious?" How -- by the-way--is that spelled?'
for width in (30, 12, 5):
    print(textwrap.wrap(text, width), textwrap.wrap(text, width, break_on_hyphens=False), textwrap.wrap(text, width, max_lines=3))
