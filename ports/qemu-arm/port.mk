# port.mk - `make qemu-arm`: the image for the MPS2 board with a Cortex-M3. Included by the Makefile.

# Bytes of the heap and of the C stack.
HEAP ?= 100K
STACK ?= 16K
# Switches of src/config.h and include/wafer.h. Docstrings of what is written in C would be 28 KB.
SWITCHES ?= -DWF_DOCS=0
QEMU_ARM = build/qemu-arm
# The board's compiler, and everything else about it; the Makefile's own rules do the rest.
QEMU_ARM_FLAGS = BUILD=$(QEMU_ARM) CC=arm-none-eabi-gcc AR=arm-none-eabi-ar HOSTCC="$(HOSTCC)" OPT=-Os \
    ARCH="-mcpu=cortex-m3 -mthumb --specs=nano.specs" EXTRA="-ffunction-sections -fdata-sections -DNDEBUG $(SWITCHES)" \
    FREEZE=$(BUILD)/tools/freeze

qemu-arm: $(BUILD)/tools/freeze ## the image for qemu-system-arm -machine mps2-an385 (HEAP=100K STACK=16K; LIB= leaves out the library in Python)
	@$(MAKE) --no-print-directory $(QEMU_ARM_FLAGS) $(QEMU_ARM)/wafer.elf
	@arm-none-eabi-size $(QEMU_ARM)/wafer.elf

QEMU_ARM_PORT := $(sort $(wildcard ports/cortex-m/*.c ports/qemu-arm/*.c))
QEMU_ARM_O := $(QEMU_ARM_PORT:%.c=$(QEMU_ARM)/o/%.o)

# Linked each time: the sizes are given then.
$(QEMU_ARM)/wafer.elf: $(QEMU_ARM_O) $(QEMU_ARM)/libwafer.a ports/qemu-arm/link.ld FORCE
	$(Q)$(CC) $(LDFLAGS_ALL) -nostartfiles -T ports/qemu-arm/link.ld -Wl,--gc-sections -Wl,-Map=$@.map \
	    -Wl,--defsym=heap_size=$(HEAP) -Wl,--defsym=stack_size=$(STACK) -o $@ $(QEMU_ARM_O) $(QEMU_ARM)/libwafer.a -lm

run-qemu-arm: qemu-arm ## its prompt in this terminal (ctrl-D leaves; -nographic: ctrl-A x)
	@qemu-system-arm -machine mps2-an385 -nographic -semihosting -kernel $(QEMU_ARM)/wafer.elf

.PHONY: qemu-arm run-qemu-arm
-include $(QEMU_ARM_O:.o=.d)
