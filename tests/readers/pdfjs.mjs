// pdfjs.mjs FOLDER ENDING FILE...
// Writes what pdf.js, the package in FOLDER, takes out of each FILE to FILE+ENDING, as its viewer
// puts it on the clipboard when all is copied: the items, and a line end where one has EOL. Prints
// the version.
import { readFileSync, writeFileSync } from "node:fs";

// Version 5 wants this of a browser when it is loaded, for drawing only.
globalThis.DOMMatrix ??= class {};

// Is there for what it says: it complains of what else a browser has, which is for drawing too.
const complaints = [];
console.warn = (said) => complaints.push(said);
const [folder, ending, ...files] = process.argv.slice(2);
const { getDocument, version } = await import(`${folder}/legacy/build/pdf.mjs`);
complaints.length = 0;

async function textOfPage(page) {
    const { items } = await page.getTextContent();
    return items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}

async function textOf(file) {
    const loading = getDocument({ data: new Uint8Array(readFileSync(file)) });
    const pdf = await loading.promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number++) {
        pages.push(await textOfPage(await pdf.getPage(number)));
    }
    await loading.destroy();
    return pages.join("\n");
}

console.log = (said) => complaints.push(said);
for (const file of files) {
    writeFileSync(file + ending, await textOf(file));
}
process.stdout.write(version + "\n");
if (complaints.length > 0) {
    process.stderr.write(complaints.join("\n") + "\n");
}
