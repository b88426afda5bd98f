# fuzz.mk - the fuzz targets: built with clang's libFuzzer, and without it for their corpora. Included by the Makefile.

FUZZ_SECONDS ?= 60
FUZZ_CC ?= clang
FUZZ_SAN = -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FUZZ_ENV = ASAN_OPTIONS=detect_stack_use_after_return=0 UBSAN_OPTIONS=halt_on_error=1
FUZZ_TARGETS := $(shell sed -n 's/^TARGET.\([a-z]*\),.*/\1/p' tests/fuzz/targets.def)
FUZZ_C := $(sort $(filter-out tests/fuzz/libfuzzer.c tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
FUZZ_O := $(FUZZ_C:%.c=$(BUILD)/o/%.o)

$(BUILD)/replay: $(FUZZ_O) $(BUILD)/o/tests/fuzz/replay.o $(BUILD)/libwafer.a
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(BUILD)/fuzzer: $(FUZZ_O) $(BUILD)/o/tests/fuzz/libfuzzer.o $(BUILD)/libwafer.a
	$(Q)$(CC) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LIBS)

fuzzers: ## builds the fuzzers, and the host programs under clang's sanitizers: build/fuzz
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC="$(FUZZ_CC)" OPT=-O1 EXTRA="$(FUZZ_SAN)" all programs build/fuzz/fuzzer

fuzz: fuzzers all ## runs every fuzz target for FUZZ_SECONDS (60)
	@for target in $(FUZZ_TARGETS); do echo "fuzz: $$target"; mkdir -p build/fuzz/found/$$target; \
	    $(FUZZ_ENV) build/fuzz/fuzzer $$target -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=1024 -max_len=400 \
	    -verbosity=0 -print_final_stats=1 -artifact_prefix=build/fuzz/$$target- build/fuzz/found/$$target \
	    tests/fuzz/corpus/$$target > build/fuzz/$$target.log 2>&1 || { cat build/fuzz/$$target.log; exit 1; }; \
	    grep -E '^stat::(number|peak)' build/fuzz/$$target.log; done
	@echo "fuzz: calls"; python3 tests/fuzz/calls.py --seconds $(FUZZ_SECONDS) --seed $$(date +%s)
	@echo "fuzz: diff"; python3 tests/fuzz/diff.py --seconds $(FUZZ_SECONDS) --seed $$(date +%s)

.PHONY: fuzz fuzzers
-include $(FUZZ_O:.o=.d)
