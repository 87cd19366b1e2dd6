// All pairs of a folder through Dolos, with their fragments: node dolos.mjs FOLDER.
//
// Dolos core has no reader of prose, so words are cut here: runs of letters and digits in lower case, as Dolos does for
// plain text. Its defaults for k and w; the fragments of every pair that shares a fingerprint are built, since the
// other programs give places too.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { File, FingerprintIndex, Region, TokenizedFile } from "@dodona/dolos-core";

const K = 23;
const W = 17;

function tokenized(path) {
  const file = new File(path, readFileSync(path, "utf8"));
  const tokens = [];
  const places = [];
  file.lines.forEach((line, row) => {
    for (const match of line.matchAll(/[\p{L}\p{N}]+/gu)) {
      tokens.push(match[0].toLowerCase());
      places.push(new Region(row, match.index, row, match.index + match[0].length));
    }
  });
  return new TokenizedFile(file, tokens, places);
}

const folder = process.argv[2];
const index = new FingerprintIndex(K, W);
index.addFiles(readdirSync(folder).sort().map((name) => tokenized(join(folder, name))));
let pairs = 0;
let fragments = 0;
for (const pair of index.allPairs()) {
  const found = pair.overlap > 0 ? pair.buildFragments().length : 0;
  pairs += found > 0 ? 1 : 0;
  fragments += found;
}
console.log(`${pairs} pairs, ${fragments} fragments`);
