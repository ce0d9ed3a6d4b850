#include "charter/builtin_columns.h"

#include "base/arena.h"
#include "charter/charter.h"

enum { MOST_COLUMNS = 8 };

struct builtin_column {
    const char *of, *head;
    uint32_t share; /* 1/10 pt on A4 */
};

struct builtin_set {
    const char *id, *numbers;
    struct builtin_column columns[MOST_COLUMNS]; /* up to the first without `of` */
};

/* field-8's widths give the fewest lines that a search over Patgram's services found, with each
 * field of an officer on one line, no heading broken, and room for serials to ৯৯৯৯. */
static const struct builtin_set sets[BUILTIN_COLUMN_SETS] = {
    {"field-8",
     "(১)",
     {{"serial", "ক্রমিক নং", 300},
      {"name", "সেবার নাম", 900},
      {"method", "সেবা প্রদান পদ্ধতি", 1240},
      {"papers", "প্রয়োজনীয় কাগজ পত্র ও প্রাপ্তি স্থান", 820},
      {"fee", "সেবার মূল্য ও পরিশোধ পদ্ধতি", 620},
      {"time", "সেবা প্রদানের সময়সীমা", 588},
      {"responsible", "দায়িত্বপ্রাপ্ত কর্মকর্তা (নাম, পদবি, ফোন নম্বর ও ই-মেইল)", 1600},
      {"superior", "উর্ধ্বতন কর্মকর্তা (নাম, পদবি, ফোন নম্বর ও ই-মেইল)", 1670}}},
    {"ministry-7",
     "(১)",
     {{"serial", "ক্র. নং", 240},
      {"name", "সেবার নাম", 1300},
      {"method", "সেবা প্রদান পদ্ধতি", 1500},
      {"papers", "প্রয়োজনীয় কাগজপত্র এবং প্রাপ্তিস্থান", 1500},
      {"fee", "সেবার মূল্য এবং পরিশোধ পদ্ধতি", 900},
      {"time", "সেবা প্রদানের সময়সীমা", 700},
      {"responsible", "দায়িত্বপ্রাপ্ত কর্মকর্তা (নাম, পদবি, ফোন নম্বর ও ই-মেইল)", 1598}}},
    {"local-8",
     "",
     {{"serial", "ক্রমিক", 300},
      {"name", "সেবার নাম", 950},
      {"time", "সেবা প্রদানে সর্বোচ্চ সময়", 620},
      {"papers", "প্রয়োজনীয় কাগজপত্র", 1120},
      {"place", "প্রয়োজনীয় কাগজপত্র/ আবেদন ফরম প্রাপ্তিস্থান", 880},
      {"fee", "সেবামূল্য এবং পরিশোধ পদ্ধতি (যদি থাকে)", 668},
      {"responsible",
       "শাখার নামসহ দায়িত্বপ্রাপ্ত কর্মকর্তার পদবি, রুম নম্বর, জেলা/ উপজেলার কোড, অফিসিয়াল টেলিফোন "
       "ও ইমেইল",
       1600},
      {"superior", "উর্ধ্বতন কর্মকর্তার পদবি, রুম নম্বর, জেলা/উপজেলার কোডসহ অফিসিয়াল টেলিফোন ও ইমেইল",
       1600}}},
    {"expectations",
     "",
     {{"serial", "ক্রমিক নং", 538},
      {"expectation", "প্রতিশ্রুত/কাঙ্খিত সেবা প্রাপ্তির লক্ষ্যে করণীয়", 7200}}},
    {"grievance",
     "",
     {{"serial", "ক্রমিক নং", 438},
      {"when", "কখন যোগাযোগ করবেন", 2200},
      {"whom", "কার সঙ্গে যোগাযোগ করবেন", 1900},
      {"address", "যোগাযোগের ঠিকানা", 2100},
      {"time", "নিষ্পত্তির সময়সীমা", 1100}}},
};

static void build(const struct builtin_set *from, struct arena *arena, struct column_set *set) {
    struct column *columns = arena_array_of(arena, struct column, MOST_COLUMNS);
    size_t count = 0;
    for (; count < MOST_COLUMNS && from->columns[count].of != NULL; count++) {
        columns[count].of = str_of(from->columns[count].of);
        columns[count].head = str_of(from->columns[count].head);
        columns[count].share = from->columns[count].share;
    }
    *set = (struct column_set){.id = str_of(from->id),
                               .numbers = str_of(from->numbers),
                               .columns = columns,
                               .count = count,
                               .built_in = true};
}

bool builtin_columns(struct str id, struct arena *arena, struct column_set *set) {
    for (size_t i = 0; i < BUILTIN_COLUMN_SETS; i++) {
        if (str_equal(id, str_of(sets[i].id))) {
            build(&sets[i], arena, set);
            return true;
        }
    }
    return false;
}
