"""What a file says of itself, against its master and against itself: catalog, Info, XMP, and the
master inside."""

import hashlib
import xml.etree.ElementTree as ElementTree

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
ADOBE_PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
CHARTER = "{urn:bd:citizen-charter:pdf:1#}"

# What stands both in Info and in XMP (ISO 19005-3, 6.6.3).
EQUIVALENTS = {"/Title": DC + "title", "/Author": DC + "creator", "/Subject": DC + "description",
               "/Producer": ADOBE_PDF + "Producer", "/Creator": XMP + "CreatorTool",
               "/CreationDate": XMP + "CreateDate", "/ModDate": XMP + "ModifyDate"}
FROM_MASTER = {"/Title": "title", "/Author": "author", "/Subject": "subject",
               "/CreationDate": "dated", "/ModDate": "dated"}
NO_DATE = "D:19700101000000Z"  # of an attachment whose master gives none (src/pdf/attach.h)


def date(iso):
    return None if iso is None else "D:" + iso.replace("-", "")


def properties(pdf):
    """XMP's simple properties and lists as {name: [texts]}; {} where it cannot be read."""
    try:
        root = ElementTree.fromstring(pdf.Root.Metadata.read_raw_bytes())
    except (AttributeError, ElementTree.ParseError):
        return {}
    found = {}
    for item in (item for description in root.iter(RDF + "Description") for item in description):
        found[item.tag] = [entry.text for entry in item.iter(RDF + "li")] or [item.text]
    return found


def check_info(pdf, xmp, fields):
    faults = []
    for key, name in EQUIVALENTS.items():
        info = str(pdf.docinfo[key]) if key in pdf.docinfo else None
        said = xmp.get(name, [None])
        given = [date(text) for text in said] if "Date" in key else said
        if set(given) != {info}:
            faults.append(f"Info's {key[1:]} is {info!r}, XMP's {given!r}")
        if key not in FROM_MASTER:
            continue
        wanted = fields[FROM_MASTER[key]]
        if info != (date(wanted) if "Date" in key else wanted):
            faults.append(f"Info's {key[1:]} is {info!r}, not {wanted!r}")
    faults += [f"Info has {key[1:]}, which XMP has not" for key in pdf.docinfo.keys()
               if key not in EQUIVALENTS]
    if "/Title" not in pdf.docinfo:
        faults.append("Info has no Title")
    return faults


def check_catalog(pdf, fields):
    faults, root = [], pdf.Root
    if str(root.get("/Lang", "")) != fields["lang"]:
        faults.append(f"the catalog's Lang is not {fields['lang']}")
    if dict(root.get("/MarkInfo", {})) != {"/Marked": True}:
        faults.append("MarkInfo is not Marked alone")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        faults.append("viewers are not asked to show the title")
    labels = list(root.get("/PageLabels", pikepdf.Dictionary()).get("/Nums", []))
    digits = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
    wanted = [str(number).translate(digits) for number in range(1, len(pdf.pages) + 1)]
    if [str(label.P) for label in labels[1::2]] != wanted or \
            [int(number) for number in labels[::2]] != list(range(len(wanted))):
        faults.append("page labels are not the printed numbers")
    return faults


def check_file(file, relationship, master, dated):
    """The file specification of a master inside; `dated` is None where it is not known here."""
    faults, stream = [], file.EF.F
    data, parameters = stream.read_bytes(), stream.get("/Params", pikepdf.Dictionary())
    if file.get("/AFRelationship") != relationship or stream.get("/Subtype") != "/text/xml":
        faults.append(f"the master inside is not an XML {relationship}")
    if data != master:
        faults.append("the master inside is not the master")
    if int(parameters.get("/Size", -1)) != len(data):
        faults.append("the attachment's Size is not its size")
    if bytes(parameters.get("/CheckSum", b"")) != hashlib.md5(data).digest():
        faults.append("the attachment's CheckSum is not its MD5")
    if dated is not None and str(parameters.get("/ModDate", "")) != (date(dated) or NO_DATE):
        faults.append("the attachment's ModDate is not the master's date")
    if str(file.get("/F", "")) != str(file.get("/UF", "")) or not str(file.get("/F", "")):
        faults.append("the attachment's names differ")
    return faults


def attachments(pdf):
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles", {}).get("/Names", [])
    return list(pdf.Root.get("/AF", [])), list(names)[1::2]


def check_hash(xmp, name, data):
    wanted = [hashlib.sha256(data).hexdigest()] if data is not None else None
    return [] if xmp.get(CHARTER + name) == wanted else [f"{name} is not the master's SHA-256"]


def check_attachment(pdf, xmp, master, dated):
    """The master is attached, as an associated file, or nothing is; behind it that of the edition
    that it is compared with, if it is. By name each once, in the order of the names."""
    associated, named = attachments(pdf)
    faults = []
    files = [("/Source", master.data, dated)]
    files += [("/Data", master.since, None)] if master.since is not None else []
    names = sorted(str(file.get("/UF", "")) for file in associated)
    if not master.attached:
        faults += ["something is attached"] if associated or named else []
    elif len(associated) != len(files) or [str(file.get("/UF", "")) for file in named] != names \
            or {file.objgen for file in named} != {file.objgen for file in associated}:
        faults.append("what is attached is not attached once, as associated file and by name")
    else:
        for file, (relationship, data, its_date) in zip(associated, files):
            faults += check_file(file, relationship, data, its_date)
    return faults + check_hash(xmp, "masterSha256", master.data) \
        + check_hash(xmp, "sinceSha256", master.since)


class Master:
    """The bytes of a master, and whether they must be in the file; those of the edition that it is
    compared with, or None."""

    def __init__(self, path, attached, since=None):
        self.attached, self.since = attached, None
        if since:
            with open(since, "rb") as file:
                self.since = file.read()
        with open(path, "rb") as file:
            self.data = file.read()


def check(pdf, wanted, master):
    """A line on each fault."""
    xmp = properties(pdf)
    return (check_info(pdf, xmp, wanted.fields) + check_catalog(pdf, wanted.fields)
            + check_attachment(pdf, xmp, master, wanted.fields["dated"]))
