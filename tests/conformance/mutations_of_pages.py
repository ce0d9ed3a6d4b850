"""What stands on the pages, broken: marks, text, links, languages."""

from pikepdf import Array, Dictionary, Name, Operator, String

import structure
from victim import blind_spot, is_artifact, is_tagged, mutation


# ---- Blind spots of veraPDF ----------------------------------------------------------------------


@blind_spot
def an_mcid_stands_twice_on_a_page(victim):
    victim.edit_mark(lambda tag, properties: properties.get("/MCID") == 1,
                     lambda tag, properties: [tag, Dictionary(MCID=0)])


@blind_spot
def a_mark_has_another_tag_than_its_element(victim):
    victim.edit_mark(is_tagged, lambda tag, properties: [Name.Span, properties])


@blind_spot
def a_letter_says_another(victim):
    font = victim.font()
    data = font.ToUnicode.read_bytes()
    font.ToUnicode.write(data.replace(b"<0997>", b"<0996>", 1))
    if font.ToUnicode.read_bytes() == data:
        raise LookupError("no GA")


# ---- What is painted -----------------------------------------------------------------------------


@mutation
def a_page_number_is_no_artifact(victim):
    def change(instructions):
        ends = 0
        start = next(number for number, (operands, operator) in enumerate(instructions)
                     if str(operator) == "BDC" and is_artifact("/Pagination")(*operands))
        for number in range(start, len(instructions)):
            if str(instructions[number][1]) == "EMC":
                ends = number
                break
        return [instruction for number, instruction in enumerate(instructions)
                if number not in (start, ends)]

    victim.edit(change)


@mutation
def text_becomes_an_artifact(victim):
    victim.edit_mark(is_tagged, lambda tag, properties: [Name.Artifact, Dictionary(
        Type=Name.Pagination)])


@mutation
def text_and_its_element_become_an_artifact(victim):
    paragraph = victim.all("P")[0].obj
    document = victim.elements[0].obj
    document.K = Array([kid for kid in document.K if kid.objgen != paragraph.objgen])
    text_becomes_an_artifact(victim)


@mutation
def a_page_number_is_read_out(victim):
    paragraph = victim.pdf.make_indirect(Dictionary(
        S=Name.P, P=victim.elements[0].obj, Pg=victim.pdf.pages[0].obj))
    entries = victim.page_entries(0)
    mcid = len(entries)
    paragraph.K = mcid
    entries.append(paragraph)
    victim.elements[0].obj.K.append(paragraph)
    victim.edit_mark(is_artifact("/Pagination"),
                     lambda tag, properties: [Name.P, Dictionary(MCID=mcid)])


@mutation
def a_page_number_is_layout(victim):
    victim.edit_mark(is_artifact("/Pagination"),
                     lambda tag, properties: [tag, Dictionary(Type=Name.Layout)])


@mutation
def rules_are_page_furniture(victim):
    victim.edit_mark(is_artifact("/Layout"),
                     lambda tag, properties: [tag, Dictionary(Type=Name.Pagination)], page=1)


@mutation
def an_artifact_lies_inside_a_sequence(victim):
    def change(instructions):
        start = next(number for number, (operands, operator) in enumerate(instructions)
                     if str(operator) == "BDC" and is_tagged(*operands))
        extra = ([Name.Artifact, Dictionary(Type=Name.Layout)], Operator("BDC"))
        return instructions[:start + 1] + [extra, ([], Operator("EMC"))] + instructions[start + 1:]

    victim.edit(change)


@mutation
def an_unmarked_line_is_drawn(victim):
    extra = [([10, 10, 100, 1], Operator("re")), ([], Operator("f"))]
    victim.edit(lambda instructions: extra + instructions)


@mutation
def two_lines_are_painted_in_the_other_order(victim):
    victim.edit_mark(lambda tag, properties: properties.get("/MCID") == 2,
                     lambda tag, properties: [tag, Dictionary(MCID=9999)])
    victim.edit_mark(lambda tag, properties: properties.get("/MCID") == 1,
                     lambda tag, properties: [tag, Dictionary(MCID=2)])
    victim.edit_mark(lambda tag, properties: properties.get("/MCID") == 9999,
                     lambda tag, properties: [tag, Dictionary(MCID=1)])


@mutation
def a_cell_over_two_rows_is_painted_behind_the_next_service(victim):
    mark = next(content for cell in victim.all("TD") if cell.span("RowSpan") > 1
                for content in cell.contents())

    def change(instructions):
        start = next(number for number, (operands, operator) in enumerate(instructions)
                     if str(operator) == "BDC" and is_tagged(*operands)
                     and operands[1]["/MCID"] == mark.mcid)
        end = start + next(number for number, (_, operator) in enumerate(instructions[start:])
                           if str(operator) == "EMC") + 1
        rest = instructions[:start] + instructions[end:]
        return rest[:-1] + instructions[start:end] + rest[-1:]

    victim.edit(change, page=[page.objgen for page in victim.pdf.pages].index(mark.page))


@mutation
def a_text_is_painted_twice(victim):
    def change(instructions):
        shown = next(number for number, (_, operator) in enumerate(instructions)
                     if str(operator) == "TJ" or str(operator) == "Tj")
        return instructions[:shown + 1] + instructions[shown:]

    victim.edit(change)


# ---- Links ---------------------------------------------------------------------------------------


@mutation
def an_annotation_leads_to_another_link(victim):
    one, other = victim.links()[0], victim.links()[1]
    one.StructParent, other.StructParent = int(other.StructParent), int(one.StructParent)


@mutation
def two_links_refer_to_each_others_annotations(victim):
    one, other = (next(kid for kid in element.obj.K if isinstance(kid, Dictionary))
                  for element in victim.all("Link")[:2])
    one.Obj, other.Obj = other.Obj, one.Obj


@mutation
def an_annotation_lies_beside_its_text(victim):
    rect = victim.links()[0].Rect
    victim.links()[0].Rect = Array([float(number) + 30 for number in rect])


@mutation
def a_link_says_not_where_it_leads(victim):
    del victim.links()[0]["/Contents"]


@mutation
def a_link_is_not_printed(victim):
    victim.links()[0].F = 0


@mutation
def an_annotation_is_not_on_its_page(victim):
    del victim.links()[0]


@mutation
def tabs_follow_no_structure(victim):
    del victim.pdf.pages[0].obj["/Tabs"]


@mutation
def half_a_split_link_names_the_wrong_page(victim):
    for link in victim.all("Link"):
        references = [kid for kid in structure.as_list(link.obj.K)
                      if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"]
        if len(references) > 1:
            references[-1].Pg = link.obj.Pg
            return
    raise LookupError("no link goes over two pages")


# ---- Languages -----------------------------------------------------------------------------------


@mutation
def the_document_has_no_language(victim):
    del victim.root["/Lang"]


@mutation
def the_document_is_in_another_language(victim):
    victim.root.Lang = String("en")


@mutation
def english_is_read_out_as_bangla(victim):
    del next(element.obj for element in victim.all("Span") if element.lang)["/Lang"]


@mutation
def a_language_is_none(victim):
    victim.first("Span").Lang = String("english language")
