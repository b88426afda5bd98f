# Tests, checks and reports. Included by the Makefile.

SAN = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
RUN = python3 tests/run.py
EMBED := $(patsubst examples/embed/%.c,%,$(wildcard examples/embed/*.c))

# ---- Other builds ----

m32: ## the 32-bit build
	@$(MAKE) --no-print-directory M32=1 all programs
asan:
	@$(MAKE) --no-print-directory BUILD=build/asan OPT=-O1 EXTRA="$(SAN)" all programs
asan32:
	@$(MAKE) --no-print-directory M32=1 BUILD=build/asan32 OPT=-O1 EXTRA="$(SAN)" all programs
spare: ## the 32-bit build without docstrings in C and without Unicode beyond Latin
	@$(MAKE) --no-print-directory M32=1 BUILD=build/spare EXTRA="-DNDEBUG -DWF_DOCS=0 -DWF_UNICODE=0" all programs
short: ## the 32-bit build with short messages of errors
	@$(MAKE) --no-print-directory M32=1 BUILD=build/short OPT=-Os EXTRA="-DNDEBUG -DWF_SHORT_ERRORS=1" all

# The embedding examples, the unit tests and what replays the fuzz corpora, beside the binary.
programs: $(EMBED:%=$(BUILD)/embed/%) $(BUILD)/unit $(BUILD)/replay $(BUILD)/minimal
examples: programs ## builds the programs of examples/embed

$(BUILD)/embed/%: examples/embed/%.c $(BUILD)/libwafer.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(BUILD)/libwafer.a $(LIBS)

# ---- Tests ----

test: all programs ## the suite on the host, 64 and 32 bits, with the unit and embedding tests
	@$(MAKE) --no-print-directory m32
	@build/unit
	@build/m32/unit
	@build/replay
	@build/m32/replay
	@python3 tests/minimal.py
	@python3 tests/prompt.py
	@python3 tests/serial.py
	@$(RUN) -v host -v m32

golden: ## writes the expected outputs anew with CPython 3.13
	@$(RUN) --golden

stress: all m32 asan asan32 fuzzers ## every test with collect-and-move at every allocation, with every allocation failing, with little heap or stack
	@$(RUN) -v tight -v tight32 -v shallow -v shallow32
	@$(RUN) -v stress -v stress32 -v clangstress -v fail

tsan: ## the suite's programs, each in two threads at once, under the thread sanitizer (not files: a process has one folder)
	@$(MAKE) --no-print-directory BUILD=build/tsan OPT=-O1 EXTRA="-fsanitize=thread" all
	$(CC) -std=gnu11 -O1 -g -fno-pie -no-pie -fsanitize=thread -Iinclude -o build/tsan/pairs tests/embed/pairs.c \
	    $(patsubst %,build/tsan/o/ports/unix/%.o,port files console serial os) build/tsan/libwafer.a -lm -lpthread
	@$(MAKE) --no-print-directory BUILD=build/tsan OPT=-O1 EXTRA="-fsanitize=thread" build/tsan/embed/cancel
	TSAN_OPTIONS=halt_on_error=1 build/tsan/embed/cancel
	TSAN_OPTIONS=halt_on_error=1 build/tsan/pairs $(filter-out tests/modules/io% tests/modules/os%,$(wildcard tests/lang/*.py tests/types/*.py tests/builtins/*.py tests/modules/*.py))

boards: qemu-lx106 ## the suite on the emulated boards, over their serial lines
	@$(MAKE) --no-print-directory qemu-arm BOARD_LIB=all
	@python3 tests/narrow_loads.py
	@python3 tests/board_line.py
	@python3 tests/thonny.py
	@for board in qemu-arm qemu-lx106; do echo "$$board:"; python3 tests/board.py --board $$board || exit 1; done

# ---- Checks ----

check: layers globals format-check warnings checked ## the full gate: layers, globals, format, warnings, analysis, all variants
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory analysis
	@$(MAKE) --no-print-directory asan
	@$(MAKE) --no-print-directory asan32
	@$(MAKE) --no-print-directory spare short
	@$(RUN) -v spare -v short -v asan -v asan32 -v stress -v stress32 -v smallsteps32
	@$(RUN) -v fail -v tight -v tight32 -v shallow -v shallow32 --most 60
	@$(MAKE) --no-print-directory tsan

layers: ## no folder includes what lies above it
	@python3 tools/layers.py

globals: $(BUILD)/libwafer.a ## the library has no writable data
	@nm $(BUILD)/libwafer.a | awk '$$2 ~ /^[bBdDsSCV]$$/ {print "writable: " $$0; bad = 1} END {exit bad}' && echo "globals: none"

FORMATTED = $(filter-out src/objects/unicode_table.h,$(wildcard src/*.h src/*/*.[ch] include/*.h ports/*/*.[ch] examples/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] tests/embed/*.c tools/*.c))
format: ## rewrites the C files in house format
	@clang-format -i $(FORMATTED)
format-check:
	@clang-format --dry-run -Werror $(FORMATTED) && echo "format: clean"

warnings: ## gcc and clang, both word sizes, warnings as errors
	@for cc in gcc clang; do for m in "" -m32; do echo "warnings: $$cc $$m"; \
	    $(MAKE) -s BUILD=build/warn-$$cc$$m CC=$$cc ARCH="$$m" OPT=-O2 EXTRA=-Werror build/warn-$$cc$$m/libwafer.a >/dev/null || exit 1; done; done

checked: ## wf_val as a struct: mixing values with integers does not compile
	@$(MAKE) -s BUILD=build/checked OPT=-O0 EXTRA="-DWF_CHECKED -Werror" build/checked/libwafer.a >/dev/null && echo "checked: builds"

analysis: all ## static analysis
	@cppcheck --quiet -j2 -DNDEBUG -D__GNUC__ --enable=warning,portability --inline-suppr --error-exitcode=1 \
	    --suppressions-list=tools/cppcheck.txt -Iinclude -Isrc -I$(BUILD)/gen $(wildcard src/*/*.c) && echo "analysis: clean"

# ---- Reports ----

BOARDS_HERE = $(if $(shell command -v arm-none-eabi-gcc),qemu-arm) $(if $(shell command -v xtensa-lx106-elf-gcc),qemu-lx106)
sizes: all ## text, data, bss and stack of each build, by folder, bytes an object, and what changed since the last report
	@$(MAKE) --no-print-directory m32
	@for board in $(BOARDS_HERE); do $(MAKE) --no-print-directory $$board >/dev/null || exit 1; done
	@python3 tools/sizes.py

BEFORE ?= HEAD~1
sizes-diff: ## the same, compared with another commit, which is built for it (BEFORE=HEAD~1)
	@rm -rf build/before && git worktree prune && git worktree add -q --detach build/before $(BEFORE)
	@$(MAKE) --no-print-directory -C build/before all m32 $(BOARDS_HERE) >/dev/null
	@python3 tools/sizes.py --root build/before --save build/sizes/before.json >/dev/null
	@git worktree remove --force build/before
	@$(MAKE) --no-print-directory sizes

docs: ## writes docs/bytecode.md from the table
	@python3 tools/bytecode_doc.py

.PHONY: m32 asan asan32 spare short programs examples test boards golden stress tsan check layers globals format format-check warnings checked \
    analysis sizes sizes-diff docs

bench: all ## the benchmarks, beside the CPythons and the Lua that are there: table and picture in build/bench/
	@PYTHONDONTWRITEBYTECODE=1 python3 bench/run.py --out build/bench

bench-arm: qemu-arm ## instructions of single operations on the Cortex-M3 in QEMU
	@PYTHONDONTWRITEBYTECODE=1 python3 bench/arm/run.py

bench-pause: all ## how long collections hold the program up, on the Cortex-M3 in QEMU and on the host
	@PYTHONDONTWRITEBYTECODE=1 python3 bench/pause.py

.PHONY: bench bench-arm bench-pause
