# port.mk - `make qemu-arm`: the image for the MPS2 board with a Cortex-M3. Included by the Makefile.

# Bytes of the heap and of the C stack.
HEAP ?= 100K
STACK ?= 16K
# Switches of src/config.h and include/wafer.h. Docstrings of what is written in C would be 28 KB.
SWITCHES ?= -DWF_DOCS=0
# What a heap of up to 256 KB allows.
SMALL_HEAP = $(shell test $$(numfmt --from=iec $(1)) -le 262144 && echo -DWF_SMALL_HEAP=1)
# Modules in Python that are frozen: names, or `all`. LIB= (files) goes before it.
BOARD_LIB ?= abc asyncio bisect collections collections/abc collections/_user contextlib copy datetime enum functools operator posixpath random \
    types typing warnings weakref
# -OO: without docstrings and asserts.
BOARD_FREEZE_FLAGS ?= -OO
# Link-time optimization is 13 KB of text; LTO= makes maps and backtraces that are easier to read.
LTO ?= -flto -flto-partition=one
# Parts of src/vm/ that it would make 2 % slower, for 0.5 KB.
HOT = run call cache frame
QEMU_ARM = build/qemu-arm
QEMU_ARM_LIB = $(if $(filter all,$(BOARD_LIB)),$(LIB),$(foreach m,$(BOARD_LIB),$(firstword $(wildcard lib/$(m).py lib/$(m)/__init__.py))))
# The board's compiler, and everything else about it; the Makefile's own rules do the rest.
QEMU_ARM_FLAGS = BUILD=$(QEMU_ARM) CC=arm-none-eabi-gcc AR=arm-none-eabi-gcc-ar HOSTCC="$(HOSTCC)" OPT=-Os \
    ARCH="-mcpu=cortex-m3 -mthumb --specs=nano.specs" EXTRA='$(LTO) -DNDEBUG $(call SMALL_HEAP,$(HEAP)) $(SWITCHES) $$(LTO_OFF)' \
    LIB="$(if $(filter command,$(firstword $(origin LIB))),$(LIB),$(QEMU_ARM_LIB))" \
    FREEZE=$(BUILD)/tools/freeze FREEZE_FLAGS="$(BOARD_FREEZE_FLAGS)"

qemu-arm: $(BUILD)/tools/freeze ## the image for qemu-system-arm -machine mps2-an385 (HEAP=100K STACK=16K BOARD_LIB="names": modules in Python)
	@$(MAKE) --no-print-directory $(QEMU_ARM_FLAGS) $(QEMU_ARM)/wafer.elf
	@arm-none-eabi-size $(QEMU_ARM)/wafer.elf

QEMU_ARM_PORT := $(sort $(wildcard ports/boards/*.c ports/cortex-m/*.c ports/reals/*.c ports/qemu-arm/*.c))
QEMU_ARM_O := $(QEMU_ARM_PORT:%.c=$(QEMU_ARM)/o/%.o)

# Calls of what these define appear after it, in their own loops too.
CALLED_LATE = ports/reals/conversions ports/cortex-m/strings
$(HOT:%=$(QEMU_ARM)/o/src/vm/%.o): LTO_OFF = -fno-lto
$(CALLED_LATE:%=$(QEMU_ARM)/o/%.o): LTO_OFF = -fno-lto -fno-builtin

# The loop of the machine jumps in one instruction instead of three.
$(QEMU_ARM)/o/src/vm/run.o: src/vm/run.c ports/cortex-m/dispatch.sed
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -MF $(@:.o=.d) -MT $@ -S -o $@.s $< && \
	    sed -f ports/cortex-m/dispatch.sed $@.s > $(@:.o=.s) && $(CC) $(CFLAGS_ALL) -c -o $@ $(@:.o=.s)

# Linked each time: the sizes are given then.
$(QEMU_ARM)/wafer.elf: $(QEMU_ARM_O) $(QEMU_ARM)/libwafer.a ports/qemu-arm/link.ld FORCE
	$(Q)$(CC) $(LDFLAGS_ALL) -nostartfiles -T ports/qemu-arm/link.ld -Wl,-Map=$@.map \
	    -Wl,--defsym=heap_size=$(HEAP) -Wl,--defsym=stack_size=$(STACK) -o $@ $(QEMU_ARM_O) $(QEMU_ARM)/libwafer.a -lm

run-qemu-arm: qemu-arm ## its prompt in this terminal (ctrl-A x leaves)
	@qemu-system-arm -machine mps2-an385 -nographic -semihosting -kernel $(QEMU_ARM)/wafer.elf

.PHONY: qemu-arm run-qemu-arm
-include $(QEMU_ARM_O:.o=.d)
