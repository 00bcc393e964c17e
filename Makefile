# The two commands of the README, and those that developers use. Each installs what it needs.

BUILD := swift build --configuration release --product coursegen
COURSEGEN := .build/release/coursegen
PREFIX ?= /usr/local

.PHONY: site test check grids bench install reference format clean

# Build the tool and publish content/ into public/.
site:
	@Scripts/install-packages site
	@echo "Building coursegen (release)"
	@$(BUILD)
	@$(COURSEGEN) build .

# Install what the tests need, check the sources, and run every test.
test:
	@Scripts/install-packages site test
	@Scripts/check-sources
	@Scripts/run-tests

# Everything about the sources that needs no test: format, imports, files that must not be there.
check:
	@Scripts/check-sources

# Measure the errors of functions on dense grids, and how often intervals cover the truth: minutes.
grids:
	@swift test --configuration release --scratch-path .build/grids \
		--filter 'FunctionTests.staysWithinItsBound|intervalsCoverTheTruth'

# Compare with the peers that are installed; optional, never a test.
bench:
	@Scripts/install-packages site
	@$(BUILD)
	@Benchmarks/run

# Install the tool below PREFIX, for use without this repository; DESTDIR stands before it for packagers.
install:
	@Scripts/install-packages site
	@$(BUILD)
	@Scripts/install "$(DESTDIR)$(PREFIX)"

# Write the pages of the author's guide that are made from the code.
reference:
	@$(BUILD)
	@$(COURSEGEN) --experimental-dump-help >.build/help.json
	@Scripts/generate-reference --help-dump .build/help.json

# Put the sources into the project's format.
format:
	@swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

clean:
	@rm -rf .build .coursegen
	@find public -mindepth 1 ! -name .gitignore -delete
