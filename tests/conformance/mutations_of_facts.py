"""What the file says of itself and what it carries, broken: metadata, fonts, the master inside."""

from pikepdf import Array, Dictionary, Name, String

from victim import blind_spot, mutation


# ---- Blind spots of veraPDF ----------------------------------------------------------------------


@blind_spot
def the_attachment_has_no_date(victim):
    del victim.root.AF[0].EF.F.Params["/ModDate"]


@blind_spot
def info_has_no_title(victim):
    del victim.pdf.docinfo["/Title"]


# ---- What the file says of itself ----------------------------------------------------------------


@mutation
def it_is_not_marked(victim):
    victim.root.MarkInfo.Marked = False


@mutation
def its_tags_are_suspect(victim):
    victim.root.MarkInfo.Suspects = True


@mutation
def viewers_show_the_file_name(victim):
    victim.root.ViewerPreferences.DisplayDocTitle = False


@mutation
def there_is_no_structure_tree(victim):
    del victim.root["/StructTreeRoot"]


@mutation
def info_has_another_title(victim):
    victim.pdf.docinfo["/Title"] = String("Untitled")


@mutation
def info_has_another_author(victim):
    victim.pdf.docinfo["/Author"] = String("Somebody")


@mutation
def info_has_another_date(victim):
    victim.pdf.docinfo["/CreationDate"] = String("D:20260121")


@mutation
def xmp_has_another_title(victim):
    victim.edit_xmp('<rdf:li xml:lang="x-default">', '<rdf:li xml:lang="x-default">X')


@mutation
def xmp_claims_no_accessibility(victim):
    victim.edit_xmp("<pdfuaid:part>1</pdfuaid:part>", "")


@mutation
def xmp_claims_level_b(victim):
    victim.edit_xmp("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


@mutation
def xmp_does_not_describe_a_property(victim):
    victim.edit_xmp("<pdfaProperty:name>masterSha256<", "<pdfaProperty:name>master<")


@mutation
def xmp_is_not_well_formed(victim):
    victim.edit_xmp("</rdf:RDF>", "</rdf:RDF")


@mutation
def page_labels_start_at_two(victim):
    victim.root.PageLabels.Nums[1].P = String("২")


@mutation
def colours_mean_nothing(victim):
    del victim.root["/OutputIntents"]


@mutation
def a_script_runs(victim):
    victim.root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


# ---- Fonts ---------------------------------------------------------------------------------------


@mutation
def a_font_is_not_embedded(victim):
    del victim.font().DescendantFonts[0].FontDescriptor["/FontFile2"]


@mutation
def a_font_says_nothing(victim):
    del victim.font()["/ToUnicode"]


@mutation
def widths_are_not_those_of_the_font(victim):
    widths = victim.font().DescendantFonts[0].W
    run = next(entry for entry in widths if isinstance(entry, Array))
    run[0] = float(run[0]) + 50


# ---- The master inside ---------------------------------------------------------------------------


@mutation
def the_attachment_is_no_source(victim):
    victim.root.AF[0].AFRelationship = Name.Data


@mutation
def the_attachment_is_not_associated(victim):
    del victim.root["/AF"]


@mutation
def the_attachment_is_not_listed(victim):
    del victim.root["/Names"]


@mutation
def a_byte_of_the_attachment_differs(victim):
    stream = victim.root.AF[0].EF.F
    stream.write(stream.read_bytes().replace(b"everything", b"Everything", 1))


@mutation
def the_attachment_has_another_size(victim):
    victim.root.AF[0].EF.F.Params.Size = 1


@mutation
def the_attachment_has_another_checksum(victim):
    victim.root.AF[0].EF.F.Params.CheckSum = String("0123456789abcdef")


@mutation
def the_attachment_has_another_type(victim):
    del victim.root.AF[0].EF.F["/Subtype"]


@mutation
def xmp_has_the_hash_of_another_master(victim):
    victim.edit_xmp("<charter:masterSha256>", "<charter:masterSha256>0")
