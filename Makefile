# make run    builds the program and starts it
# make test   runs every test
# make package   packages for Debian and for RPM, in target/package (packaging/README.md)
# The rest: guides, licences, sbom, icons, test-package, types, check, bench, scale, fuzz, clean. Each target installs what it
# needs and skips what is there.
# Meant for Debian 12 with Rust (cargo) and Node (npm); elsewhere see README.md.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test test-rust test-ui test-accessibility test-window guides types check bench clean program \
  package licences sbom icons test-package fuzz scale

target := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
stamps := $(target)/made
sudo := $(if $(filter 0,$(shell id -u)),,sudo)

# What the program needs to be built and to show its window, with fonts for the screen: for Japanese, and for 人名漢字 such
# as 𠮷, which a package brings itself.
packages := build-essential pkg-config libwebkit2gtk-4.1-dev fonts-morisawa-bizud-gothic fonts-ipamj-mincho
# What the tests need besides: a screen without hardware, WebKit's driver, a browser to check the screens for
# accessibility, readers of PDF, and who watches what a program asks the system for.
test-packages := $(packages) webkit2gtk-driver xvfb chromium poppler-utils strace

# cargo-nextest, where somebody has it, runs the same tests in less time.
rust-test := $(if $(shell command -v cargo-nextest),cargo nextest run,cargo test)
tauri-driver := 2.1.0

ui-sources := $(shell find ui/src ui/index.html ui/vite.config.ts ui/guide-pages.ts ui/tsconfig.json ui/package.json assets/guides -type f)

run: program
	$(target)/debug/nintei-desktop

program: $(stamps)/packages ui/dist/index.html
	cargo build --locked -p nintei-desktop -p nintei-cli

test: test-rust test-ui test-accessibility test-window

test-rust: $(stamps)/test-packages ui/dist/index.html
	$(rust-test) --locked --workspace

test-ui: ui/node_modules/.installed
	cd ui && npm run --silent check && npm run --silent test

test-accessibility: program $(stamps)/test-packages
	cargo build --locked --workspace --example draw_cases
	cd ui && npm run --silent accessibility

test-window: program $(stamps)/test-packages $(stamps)/tauri-driver-$(tauri-driver) tests/e2e/node_modules/.installed
	cargo build --locked -p nintei-store --example replay
	cd tests/e2e && npm run --silent test

# The pictures of the guides, from the photographs of the window tests.
guides: test-window
	node tests/e2e/guide-pictures.mjs

# Every target of tests/fuzz for `seconds` each, or those of `targets` alone. What is found lies in tests/fuzz/artifacts;
# a found file is kept by copying it to tests/fuzz/corpus, where the tests read it for ever.
seconds := 60
targets := $(notdir $(wildcard tests/fuzz/corpus/*))

fuzz: $(stamps)/packages
	rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal
	cargo install --list | grep -q '^cargo-fuzz v' || cargo install --locked cargo-fuzz
	for target in $(targets); do \
	  mkdir -p tests/fuzz/target/found/$$target; \
	  cargo +nightly fuzz run --fuzz-dir tests/fuzz $$target tests/fuzz/target/found/$$target tests/fuzz/corpus/$$target \
	    -- -max_total_time=$(seconds) -timeout=20 -rss_limit_mb=4096 -print_final_stats=1; \
	done

types: $(stamps)/packages ui/dist/index.html
	cargo run --locked -p nintei-desktop --example write-types

check: $(stamps)/packages ui/dist/index.html
	cargo fmt --check
	cargo clippy --locked --workspace -- -D warnings
	cd ui && npm run --silent check

bench: $(stamps)/test-packages ui/dist/index.html $(stamps)/tauri-driver-$(tauri-driver) tests/e2e/node_modules/.installed
	cargo bench --locked --workspace --bench '*'
	cargo build --locked --release -p nintei-desktop
	cd tests/e2e && npm run --silent keystrokes

# How the store grows: made-up stores of a thousand to a million cases are filled and timed. Takes a quarter of an hour
# and 2 GB in the folder for temporary files.
scale: $(stamps)/packages
	cargo build --locked --release -p nintei-store --example fill --example scale
	stores=$$(mktemp -d) && trap 'rm -rf "$$stores"' EXIT && \
	for cases in 1000 10000 100000 1000000; do \
	  $(target)/release/examples/fill $$stores/$$cases $$cases kumo-hashi-tokei-ringo 500 && \
	  $(target)/release/examples/scale $$stores/$$cases kumo-hashi-tokei-ringo || exit 1; \
	done

# What is given away does not tell where it was built.
package: export RUSTFLAGS := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=/cargo --remap-path-prefix=$(CURDIR)=/nintei
package: $(stamps)/packages ui/dist/index.html packaging/node_modules/.installed test-package
	cargo build --locked --release -p nintei-desktop -p nintei-cli
	node packaging/linux/package.mjs $(target)/release

# The list of parts and licences that the page about the program shows; to be made anew when a part is added.
licences: ui/node_modules/.installed packaging/node_modules/.installed
	node packaging/licences/write.mjs

sbom: ui/node_modules/.installed packaging/node_modules/.installed
	mkdir -p target/package
	node packaging/sbom.mjs target/package/sbom.cdx.json

icons: packaging/node_modules/.installed
	packaging/node_modules/.bin/tauri icon packaging/icon/icon.svg -o target/icons
	cd target/icons && cp 32x32.png 128x128.png 128x128@2x.png icon.png icon.ico $(CURDIR)/src-tauri/icons/

test-package: ui/node_modules/.installed packaging/node_modules/.installed
	cd packaging && npm run --silent test

clean:
	cargo clean
	rm -rf ui/dist ui/node_modules tests/e2e/node_modules tests/e2e/output packaging/node_modules target/package

ui/dist/index.html: ui/node_modules/.installed $(ui-sources)
	cd ui && npm run --silent build

%/node_modules/.installed: %/package-lock.json
	cd $* && npm ci --no-audit --no-fund
	touch $@

$(stamps)/packages $(stamps)/test-packages: $(stamps)/%: Makefile
	missing=; \
	for package in $($*); do dpkg -s $$package 2>&1 | grep -q '^Status: .* installed$$' || missing+=" $$package"; done; \
	if [ -n "$$missing" ]; then \
	  $(sudo) apt-get update; \
	  $(sudo) apt-get install --yes --no-install-recommends $$missing; \
	fi
	mkdir -p $(@D) && touch $@

$(stamps)/tauri-driver-%:
	cargo install --list | grep -q '^tauri-driver v$*:' || cargo install --locked --version $* tauri-driver
	mkdir -p $(@D) && touch $@
