# The two commands of the README, and those that developers use. Each installs what it needs.

BUILD := swift build --configuration release --product coursegen
COURSEGEN := .build/release/coursegen

.PHONY: site test check bench format clean

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

# Compare with the peers that are installed; optional, never a test.
bench:
	@Scripts/install-packages site
	@$(BUILD)
	@Benchmarks/run

# Put the sources into the project's format.
format:
	@swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

clean:
	@rm -rf .build .coursegen
	@find public -mindepth 1 ! -name .gitignore -delete
