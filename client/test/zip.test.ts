/* ZIP archives: what is written is read again, damage and what unpacks to too much are refused, and Python's zipfile agrees. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ZipError, crc32, unzipped, zipped, type Packed } from "../src/model/zip.ts";

const ROOM = { files: 20, bytes: 1_000_000 };
const bytes = (text: string) => new TextEncoder().encode(text);
const FILES: Packed[] = [
  { name: "README.txt", bytes: bytes("In this file is a lesson.\n") },
  { name: "texts/Zürich – 1917.txt", bytes: bytes("In 1917 a train left. ".repeat(4000)) },
  { name: "empty.txt", bytes: new Uint8Array() },
  { name: "noise.bin", bytes: Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 7919) % 251) },
];
const refused = (why: string) => (error: unknown) => error instanceof ZipError && error.why === why;

test("the check sum is that of the standard's example", () => assert.equal(crc32(bytes("123456789")), 0xcbf43926));

test("what is written is read again, and packed where that is smaller", async () => {
  const archive = await zipped(FILES);
  assert.ok(archive.length < 10_000);
  const found = await unzipped(archive, ROOM);
  assert.deepEqual([...found.keys()], FILES.map((file) => file.name));
  for (const file of FILES) assert.deepEqual(found.get(file.name), file.bytes, file.name);
  assert.deepEqual(await zipped(FILES), archive, "the same content gives the same file");
});

test("a bit that is wrong, or bytes that are missing, are noticed", async () => {
  const archive = await zipped(FILES);
  for (let at = 0; at < archive.length; at += 97) {
    const damaged = archive.slice();
    damaged[at]! ^= 0x10;
    const found = await unzipped(damaged, ROOM).catch((error: unknown) => error);
    if (found instanceof Map) for (const [name, content] of found) assert.equal(FILES.some((file) => file.name === name && Buffer.from(content).equals(Buffer.from(file.bytes))) || !FILES.some((file) => file.name === name), true, `${name}, byte ${at}`);
    else assert.ok(found instanceof ZipError, String(found));
  }
  for (const size of [0, 1, 21, 22, 100, archive.length - 1]) await assert.rejects(unzipped(archive.slice(0, size), ROOM), refused("broken"));
});

test("what unpacks to more than is allowed is refused, whatever its directory says", async () => {
  const bomb = await zipped([{ name: "a", bytes: new Uint8Array(900_000) }, { name: "b", bytes: new Uint8Array(900_000) }]);
  assert.ok(bomb.length < 5000);
  await assert.rejects(unzipped(bomb, ROOM), refused("large"));
  await assert.rejects(unzipped(await zipped(FILES), { ...ROOM, files: 3 }), refused("large"));
  const liar = await zipped([{ name: "a", bytes: new Uint8Array(900_000) }]);
  new DataView(liar.buffer).setUint32(liar.length - 22 - 47 + 24, 10, true); // the size in the directory: it says ten bytes
  await assert.rejects(unzipped(liar, { files: 1, bytes: 1000 }), refused("large"));
});

const PYTHON = process.env.PYTHON ?? ["../.venv/bin/python", "python3"].find((name) => spawnSync(name, ["--version"]).status === 0);

test("Python's zipfile reads what we write, and we what it writes", { skip: !PYTHON && "no Python" }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "claimline-zip-"));
  const program = `
import sys, zipfile
with zipfile.ZipFile("ours.zip") as ours, zipfile.ZipFile("theirs.zip", "w") as theirs:
    assert ours.testzip() is None
    for number, name in enumerate(ours.namelist()):
        theirs.writestr(name, ours.read(name), zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED)
    theirs.comment = b"made by Python"
`;
  try {
    writeFileSync(join(folder, "ours.zip"), await zipped(FILES));
    const python = PYTHON!.startsWith("..") ? join(process.cwd(), PYTHON!) : PYTHON!;
    const done = spawnSync(python, ["-c", program], { cwd: folder, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    const found = await unzipped(Uint8Array.from(readFileSync(join(folder, "theirs.zip"))), ROOM);
    assert.deepEqual([...found].map(([name, content]) => [name, Buffer.from(content).toString("latin1")]), FILES.map((file) => [file.name, Buffer.from(file.bytes).toString("latin1")]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
