"""The structure tree and the parent tree, broken."""

from pikepdf import Array, Dictionary, Name, String

from victim import blind_spot, mutation


# ---- Blind spots of veraPDF ----------------------------------------------------------------------


@blind_spot
def a_cell_does_not_name_its_page(victim):
    del next(element.obj for element in victim.all("TD") if "/Pg" in element.obj)["/Pg"]


@blind_spot
def a_link_does_not_refer_to_its_annotation(victim):
    link = victim.first("Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


@blind_spot
def there_is_no_next_key(victim):
    del victim.top["/ParentTreeNextKey"]


@blind_spot
def a_heading_cell_takes_the_place_of_a_cell(victim):
    victim.first("TD").S = Name.TH


@blind_spot
def a_table_is_cut_in_two(victim):
    table = next(element.obj for element in victim.all("Table") if len(element.elements()) > 1
                 and len(element.elements()[1].elements()) > 1)
    head, body = table.K
    rows = list(body.K)
    body.K = Array(rows[:1])
    parent = table.P
    second = victim.pdf.make_indirect(Dictionary(S=Name.Table, P=parent))
    second_body = victim.pdf.make_indirect(Dictionary(S=Name.TBody, P=second, K=Array(rows[1:])))
    second.K = Array([second_body])
    for row in rows[1:]:
        row.P = second_body
    kids = list(parent.K)
    kids.insert([kid.objgen for kid in kids].index(table.objgen) + 1, second)
    parent.K = Array(kids)
    table.K = Array([head, body])


# ---- Parent tree ---------------------------------------------------------------------------------


@mutation
def the_next_key_is_taken(victim):
    victim.top.ParentTreeNextKey = victim.top.ParentTreeNextKey - 1


@mutation
def two_sequences_lead_to_each_others_elements(victim):
    entries = victim.page_entries(0)
    entries[0], entries[1] = entries[1], entries[0]


@mutation
def a_sequence_leads_nowhere(victim):
    entries = victim.page_entries(0)
    del entries[len(entries) - 1]


@mutation
def the_pages_of_the_parent_tree_are_swapped(victim):
    one, other = victim.pdf.pages[0], victim.pdf.pages[1]
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


@mutation
def a_page_has_no_key(victim):
    del victim.pdf.pages[1].obj["/StructParents"]


@mutation
def there_is_no_parent_tree(victim):
    del victim.top["/ParentTree"]


@mutation
def limits_leave_a_key_out(victim):
    leaf = victim.top.ParentTree.Kids[0]
    leaf.Limits = Array([int(leaf.Limits[0]) + 1, int(leaf.Limits[1])])


@mutation
def the_parent_tree_knows_a_key_that_nothing_has(victim):
    leaf = victim.top.ParentTree.Kids[-1]
    key = int(victim.top.ParentTreeNextKey)
    leaf.Nums.extend([key, victim.first("Link")])
    leaf.Limits[1], victim.top.ParentTreeNextKey = key, key + 1


# ---- Elements ------------------------------------------------------------------------------------


@mutation
def two_cells_change_places(victim):
    row = victim.all("TR")[-1].obj
    kids = list(row.K)
    row.K = Array([kids[1], kids[0], *kids[2:]])


@mutation
def two_rows_change_places(victim):
    body = next(element.obj for element in victim.all("TBody") if len(element.elements()) > 1)
    kids = list(body.K)
    body.K = Array([kids[1], kids[0], *kids[2:]])


@mutation
def a_split_row_is_two_rows(victim):
    row = victim.split_row()
    body = row.P
    second = victim.pdf.make_indirect(Dictionary(S=Name.TR, P=body))
    cells = [victim.pdf.make_indirect(Dictionary(S=cell.S, P=second)) for cell in row.K]
    second.K = Array(cells)
    kids = list(body.K)
    kids.insert([kid.objgen for kid in kids].index(row.objgen) + 1, second)
    body.K = Array(kids)


@mutation
def the_second_half_of_a_cell_names_the_first_page(victim):
    cell = victim.split_cell()
    next(kid for kid in cell.K if isinstance(kid, Dictionary) and "/MCID" in kid).Pg = cell.Pg


@mutation
def an_empty_cell_is_left_out(victim):
    row, cell = next((row.obj, cell.obj) for row in victim.all("TR") for cell in row.elements()
                     if cell.role == "TD" and not cell.kids)
    row.K = Array([kid for kid in row.K if kid.objgen != cell.objgen])


@mutation
def a_cell_spans_a_row_too_many(victim):
    victim.first("TD").A = Dictionary(O=Name.Table, RowSpan=2)


@mutation
def a_cell_over_two_rows_spans_one(victim):
    del next(cell.obj for cell in victim.all("TD") if cell.span("RowSpan") > 1)["/A"]


@mutation
def a_picture_says_nothing(victim):
    del victim.first("Figure")["/Alt"]


@mutation
def a_picture_says_something_else(victim):
    victim.first("Figure").Alt = String("another picture")


@mutation
def a_column_heading_has_no_scope(victim):
    del victim.first("TH", "Column")["/A"]


@mutation
def a_row_heading_is_of_the_column(victim):
    victim.first("TH", "Row").A = victim.first("TH", "Column").A


@mutation
def a_head_is_part_of_the_body(victim):
    victim.first("THead").S = Name.TBody


@mutation
def a_heading_skips_a_level(victim):
    victim.first("H2").S = Name.H3


@mutation
def the_title_is_a_paragraph(victim):
    victim.first("H1").S = Name.P


@mutation
def a_list_mark_is_text(victim):
    victim.first("Lbl").S = Name.LBody


@mutation
def a_list_item_stands_outside_its_list(victim):
    items = victim.first("L")
    items.S = Name.Sect


@mutation
def a_role_is_none_that_readers_know(victim):
    victim.first("P").S = Name("/Absatz")


@mutation
def roles_are_mapped(victim):
    victim.top.RoleMap = Dictionary(P=Name.Span)


@mutation
def an_element_names_another_parent(victim):
    victim.first("H2").P = victim.first("H1")


@mutation
def an_element_hangs_at_two_places(victim):
    document = victim.elements[0].obj
    document.K.append(victim.first("H1"))


@mutation
def the_text_of_a_paragraph_is_not_in_the_tree(victim):
    paragraph = victim.first("P")
    document = victim.elements[0].obj
    document.K = Array([kid for kid in document.K if kid.objgen != paragraph.objgen])


@mutation
def a_paragraph_has_the_text_of_its_neighbour_too(victim):
    one, other = (element.obj for element in victim.all("P")[:2])
    one.K, other.K = Array([one.K, other.K]), Array([])
    entries = victim.page_entries(0)
    entries[1] = entries[0]
