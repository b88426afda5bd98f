# port.mk - `make qemu-lx106`: the image for QEMU's machine "sim" with the ESP8266's core. Included by the Makefile.

# Bytes of the heap and of the C stack.
LX_HEAP ?= 40K
LX_STACK ?= 12K
# Switches of src/config.h and include/wafer.h.
LX_SWITCHES ?= -DWF_DOCS=0 -DWF_METHOD_CACHE_SMALL=16
# Modules in Python that the megabyte of flash that the core sees has no room for.
LX_WITHOUT = $(addprefix lib/,argparse.py inspect.py _signatures.py pprint.py unittest/%)
QEMU_LX106 = build/qemu-lx106
# -mforce-l32: what lies in flash is read by aligned words only. -mlongcalls: a call reaches 512 KB.
QEMU_LX106_FLAGS = BUILD=$(QEMU_LX106) CC=xtensa-lx106-elf-gcc AR=xtensa-lx106-elf-ar HOSTCC="$(HOSTCC)" OPT=-Os \
    ARCH="-mforce-l32 -mlongcalls -mno-target-align" EXTRA="-DNDEBUG $(call SMALL_HEAP,$(LX_HEAP)) $(LX_SWITCHES)" FREEZE=$(BUILD)/tools/freeze \
    LIB="$(filter-out $(LX_WITHOUT),$(LIB))" FREEZE_FLAGS=-OO

qemu-lx106: $(BUILD)/tools/freeze ## the image for qemu-system-xtensa -cpu lx106 -M sim (LX_HEAP=40K LX_STACK=12K)
	@$(MAKE) --no-print-directory $(QEMU_LX106_FLAGS) $(QEMU_LX106)/wafer.elf
	@xtensa-lx106-elf-size $(QEMU_LX106)/wafer.elf

QEMU_LX106_PORT := $(sort $(wildcard ports/boards/*.c ports/qemu-lx106/*.[cS]) $(filter-out %/conversions.c,$(wildcard ports/reals/*.c)))
QEMU_LX106_O := $(patsubst %,$(QEMU_LX106)/o/%.o,$(basename $(QEMU_LX106_PORT)))

# Its loops are to stay loops.
$(QEMU_LX106)/o/ports/qemu-lx106/libc.o: EXTRA += -fno-builtin -fno-tree-loop-distribute-patterns
$(QEMU_LX106)/o/%.o: %.S
	@mkdir -p $(@D)
	$(Q)$(CC) $(ARCH) -mtext-section-literals -MMD -MP -c -o $@ $<

# Linked each time: the sizes are given then.
$(QEMU_LX106)/wafer.elf: $(QEMU_LX106_O) $(QEMU_LX106)/libwafer.a ports/qemu-lx106/link.ld FORCE
	$(Q)$(CC) $(LDFLAGS_ALL) -nostartfiles -T ports/qemu-lx106/link.ld -Wl,-Map=$@.map \
	    -Wl,--defsym=heap_size=$(LX_HEAP) -Wl,--defsym=stack_size=$(LX_STACK) -o $@ $(QEMU_LX106_O) $(QEMU_LX106)/libwafer.a -lm

run-qemu-lx106: qemu-lx106 ## its prompt in this terminal (ctrl-D resets; kill it to leave)
	@stty raw -echo 2>/dev/null; qemu-system-xtensa -cpu lx106 -M sim -display none -serial none -monitor none \
	    -semihosting -device loader,file=$(QEMU_LX106)/wafer.elf,cpu-num=0; stty sane 2>/dev/null

.PHONY: qemu-lx106 run-qemu-lx106
-include $(QEMU_LX106_O:.o=.d)
