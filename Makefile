# Two commands for a new machine:  make demo   make test
# How many texts make fuzz tries.
RUNS ?= 1000000
# How many runs make soak kills; its moments are drawn from SEED, which it chooses if none is given.
KILLS ?= 200
# How often make bench has each side do its work.
ROUNDS ?= 5

.PHONY: help demo test leaks corpus fuzz soak bench build lint format clean

dailies = .build/release/dailies

# Suites that kill, stop and starve whole processes. They, and others that start processes, are run apart: tests share the
# threads of one process, and would take each other's time.
rough = CommandTests.(Kill|KillProvider|FatalCall|Stop|TwoRuns|FullDisk)Tests

help:
	@echo 'make demo    build, then make two clips and everything a gallery needs of them, without a key or network'
	@echo 'make test    install what the tests need, build, and test'
	@echo 'make leaks   see under valgrind that the FFmpeg module loses no memory; a part of make test'
	@echo 'make corpus  make files of the media in ../shared/media and judge them; a short form is a part of make test'
	@echo 'make fuzz    try $(RUNS) texts on the validation of pipeline files (RUNS=…); what is found is told at the end'
	@echo 'make soak    kill $(KILLS) runs and stop many more at random moments (KILLS=… SEED=…), and see that each can go on;'
	@echo '             read damaged files under AddressSanitizer and valgrind'
	@echo 'make bench   measure dailies against ffmpeg, ffprobe and ffmpegthumbnailer at the same work, which it sees done alike'
	@echo '             (ROUNDS=…, $(ROUNDS) without); best on a machine that has nothing else to do: Benchmarks/README.md'
	@echo 'make build   build the command: $(dailies)'
	@echo 'make lint    check the code against .swift-format'
	@echo 'make format  format the code'
	@echo 'make clean   remove what was built'

build:
	@Scripts/setup
	swift build -c release --product dailies

demo: build
	@echo
	$(dailies) run Pipelines/web-gallery.json --sandbox --out demo --state demo/.dailies

test:
	@Scripts/setup tests
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --skip 'CommandTests|WorkersTests|MediaProcessingTests'
	swift test --skip-build --filter MediaProcessingTests --skip Malformed
	swift test --skip-build --filter MediaProcessingTests.Malformed
	swift test --skip-build --filter WorkersTests
	swift test --skip-build --filter CommandTests --skip '$(rough)'
	swift test --skip-build --filter '$(rough)'
	Scripts/corpus --short
	Scripts/leaks

leaks:
	@Scripts/setup tests
	Scripts/leaks

corpus:
	@Scripts/setup tests
	swift build --product dailies
	Scripts/corpus --facts
	Scripts/corpus --malformed
	Scripts/corpus

fuzz:
	@Scripts/setup
	Scripts/fuzz $(RUNS)

soak:
	@Scripts/setup tests
	Scripts/soak $(KILLS) $(SEED)
	Scripts/sanitize

bench: build
	@Scripts/setup bench
	Benchmarks/peers/measure --rounds $(ROUNDS)

lint:
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-fuzz .build-asan demo
