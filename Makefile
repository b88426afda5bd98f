# Wafer. `make help` lists the commands.
#
# A build is a folder: build/ (64-bit host), build/m32/ (32-bit values), and others by
# VARIANT. What is made lies there and nowhere else.

M32 ?= 0
# V=1 shows the commands.
Q = $(if $(V),,@echo "  $@";)
CC ?= cc
HOSTCC ?= $(CC)
OPT ?= -O2
EXTRA ?=
ifeq ($(M32),1)
BUILD ?= build/m32
ARCH = -m32 -msse2 -mfpmath=sse # single floats, as the boards calculate
else
BUILD ?= build
ARCH =
endif

# -fno-pie: constant tables lie in read-only sections and nothing needs relocation.
# PIC=1 makes a library for position-independent programs.
ifeq ($(PIC),1)
PIE = -fPIE
LDPIE =
else
PIE = -fno-pie
LDPIE = -no-pie
endif

WARN = -Wall -Wextra -Wshadow -Wundef -Wmissing-prototypes -Wstrict-prototypes -Wvla
# Nothing unwinds the stack at run time: the tables for it would be a third of the text.
LEAN = -fno-unwind-tables -fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections
CFLAGS_ALL = -std=gnu11 $(OPT) -g $(ARCH) $(PIE) $(WARN) $(LEAN) -fno-strict-aliasing -fwrapv -Iinclude -Isrc -I$(BUILD)/gen $(EXTRA) $(CFLAGS)
LDFLAGS_ALL = $(ARCH) $(LDPIE) -Wl,--gc-sections $(EXTRA) $(LDFLAGS)
LIBS = -lm -lpthread

CORE := $(sort $(wildcard src/heap/*.c src/objects/*.c src/vm/*.c src/compiler/*.c src/runtime/*.c src/modules/*.c))
PORT := $(sort $(wildcard ports/unix/*.c))
LIB := $(sort $(shell find lib -name '*.py'))
CORE_O := $(CORE:%.c=$(BUILD)/o/%.o) $(BUILD)/o/gen/names.o $(BUILD)/o/gen/errors.o
PORT_O := $(PORT:%.c=$(BUILD)/o/%.o)

all: $(BUILD)/wafer $(BUILD)/libwafer.a ## the host binary and the library (default)

$(BUILD)/wafer: $(PORT_O) $(BUILD)/libwafer.a
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $(PORT_O) $(BUILD)/libwafer.a $(LIBS)

$(BUILD)/libwafer.a: $(CORE_O) $(BUILD)/o/gen/frozen.o
	@rm -f $@
	@echo "  $@"; $(AR) rcs $@ $^

$(BUILD)/o/%.o: %.c $(BUILD)/gen/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The names known at build time: constants made from a table.
$(BUILD)/tools/mknames: tools/mknames.c
	@mkdir -p $(@D)
	$(HOSTCC) -O1 -o $@ $<

$(BUILD)/gen/names.gen.c: src/objects/names.def $(BUILD)/tools/mknames
	@mkdir -p $(@D)
	@echo "  $@"; $(BUILD)/tools/mknames $< > $@.tmp && mv $@.tmp $@

# The messages of errors, packed.
$(BUILD)/tools/mkerrors: tools/mkerrors.c src/errors.h src/errors.def
	@mkdir -p $(@D)
	$(HOSTCC) -O1 -Iinclude -Isrc -o $@ $<

$(BUILD)/gen/errors.gen.c: $(BUILD)/tools/mkerrors
	@mkdir -p $(@D)
	@echo "  $@"; $< > $@.tmp && mv $@.tmp $@

$(BUILD)/o/gen/%.o: $(BUILD)/gen/%.gen.c $(BUILD)/gen/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The Python part of the library: compiled by a Wafer without it, into constants.
$(BUILD)/tools/freeze: $(BUILD)/o/tools/freeze.o $(BUILD)/o/tools/frozen_none.o $(filter-out %/main.o,$(PORT_O)) $(CORE_O)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Its text fits every machine: a cross build takes the host's FREEZE.
FREEZE ?= $(BUILD)/tools/freeze
# -OO: without docstrings.
FREEZE_FLAGS ?=
$(BUILD)/gen/frozen.gen.c: $(LIB) $(FREEZE) $(BUILD)/gen/lib.list
	@mkdir -p $(@D)
	@echo "  $@"; $(FREEZE) $(FREEZE_FLAGS) lib/ $(LIB) > $@.tmp && mv $@.tmp $@

# Changes when the list of files does.
$(BUILD)/gen/lib.list: FORCE
	@mkdir -p $(@D); echo '$(FREEZE_FLAGS) $(LIB)' | cmp -s - $@ || echo '$(FREEZE_FLAGS) $(LIB)' > $@
# Changes when the flags do: HEAP=1M of a board, say, or EXTRA.
$(BUILD)/gen/flags: FORCE
	@mkdir -p $(@D); echo '$(OPT) $(ARCH) $(EXTRA) $(CFLAGS)' | cmp -s - $@ || echo '$(OPT) $(ARCH) $(EXTRA) $(CFLAGS)' > $@
FORCE:

clean: ## removes build/
	rm -rf build

help: ## this table
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile tests/*.mk tests/*/*.mk ports/*/*.mk 2>/dev/null | expand -t 22

.PHONY: all clean help FORCE
include tests/unit/unit.mk
include tests/fuzz/fuzz.mk
include tests/tests.mk
include $(wildcard ports/*/port.mk)
-include $(CORE_O:.o=.d) $(PORT_O:.o=.d) $(BUILD)/o/gen/frozen.d $(BUILD)/o/tools/freeze.d $(BUILD)/o/tools/frozen_none.d
