# unit.mk - builds and runs the unit tests in C; included by the Makefile.

UNIT := $(sort $(wildcard tests/unit/*.c)) ports/boards/store.c
UNIT_O := $(UNIT:%.c=$(BUILD)/o/%.o)

$(BUILD)/unit: $(UNIT_O) $(BUILD)/libwafer.a
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $(UNIT_O) $(BUILD)/libwafer.a $(LIBS)

unit: $(BUILD)/unit ## the unit tests in C, as they are and in stress mode
	$(BUILD)/unit
	$(BUILD)/unit -s
	$(BUILD)/unit -m

.PHONY: unit
-include $(UNIT_O:.o=.d)
