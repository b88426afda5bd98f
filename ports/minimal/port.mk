# port.mk - build/minimal: the smallest port, as a program of the host. Included by the Makefile.

MINIMAL_O := $(patsubst %.c,$(BUILD)/o/%.o,$(sort $(wildcard ports/minimal/*.c)))

minimal: $(BUILD)/minimal ## the smallest port, as a program of the host: what a new one starts from
$(BUILD)/minimal: $(MINIMAL_O) $(BUILD)/libwafer.a
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

.PHONY: minimal
-include $(MINIMAL_O:.o=.d)
