#!/bin/sh
# Written by `assay setup`. Uploads the candidates' site to S3, with the program `aws`, signed in as somebody who may
# write there. Type: sh upload-s3.sh{argument}
set -eu
to="s3://{to}"
cd "$(dirname "$0")/{folder}"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

# S3 hands files out as they are. What has a compressed copy goes up compressed, under its own name.
hex='[0-9a-f]'
hex=$hex$hex$hex$hex
digest=$hex$hex$hex$hex
find . -type f ! -name '*.br' ! -name '*.gz' ! -name '.*' ! -name '_headers' ! -name '*.nginx.conf' |
  while IFS= read -r file; do
    case $file in
      ./*-$digest.* | ./*-$digest/*) kept=named ;;
      *) kept=other ;;
    esac
    form=plain
    from=$file
    if [ -f "$file.gz" ] && [ ! "$file" -nt "$file.gz" ]; then
      form=gzip
      from=$file.gz
    fi
    mkdir -p "$stage/$kept/$form/$(dirname "$file")"
    cp "$from" "$stage/$kept/$form/$file"
  done

upload() { # which files, how they are kept, their form, further words for aws
  which=$1 kept=$2 form=$3
  shift 3
  [ -d "$stage/$kept/$form" ] || return 0
  find "$stage/$kept/$form" -type f -name "$which" | grep -q . || return 0
  cache='no-cache'
  [ "$kept" = other ] || cache='{forever}'
  [ "$form" = plain ] || set -- "$@" --content-encoding gzip
  aws s3 sync "$stage/$kept/$form" "$to" --no-progress --exclude '*' --include "$which" --cache-control "$cache" "$@"
}

# What is named by its content goes first and the page last, so that no page asks for what is not there yet.
for kept in named other; do
  for form in gzip plain; do
    upload '*.wasm' $kept $form --content-type application/wasm
    upload '*.css' $kept $form --content-type 'text/css; charset=utf-8'
    upload '*.json' $kept $form --content-type application/json
    upload '*.svg' $kept $form --content-type image/svg+xml
    for picture in png jpg jpeg webp gif; do
      upload "*.$picture" $kept $form
    done
    upload '*.js' $kept $form --content-type 'text/javascript; charset=utf-8'
    upload '*.html' $kept $form --content-type 'text/html; charset=utf-8'
  done
done
{gone}