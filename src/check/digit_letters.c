#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/finding.h"
#include "check/rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

/* From how many digits on a number with a letter before it is no mark such as O2, and from how many
 * it is surely a phone or a card. */
enum { SOME_DIGITS = 4, MANY_DIGITS = 9 };

enum { DIGITS_AND_LIKES = LETTER_DIGIT | LETTER_DIGIT_LIKE };

static bool is_like(const struct letter *letter) {
    return (letter->kind & LETTER_DIGIT_LIKE) != 0;
}

/* The digit for which the letter stands; -1 where the list has none. */
static int value_of(const struct inquiry *inquiry, const struct writing *writing, size_t i) {
    struct str as = STR("");
    size_t at = 0;
    (void)rules_find(inquiry->rules, RULES_DIGIT_LIKES, writing_slice(writing, i, i + 1), &as);
    return as.size > 0 ? unicode_digit(unicode_next(as, &at)) : -1;
}

static size_t count_digits(const struct writing *writing, size_t from, size_t to) {
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        count += (writing->letters[i].kind & LETTER_DIGIT) != 0;
    }
    return count;
}

/* Letters [from, to) stand for digits of the script in which the number's other digits are. */
static void mend(const struct inquiry *inquiry, const struct writing *writing, size_t from,
                 size_t to, bool bangla, struct str number) {
    struct buffer right = {0};
    for (size_t i = from; i < to; i++) {
        char digit = (char)('0' + value_of(inquiry, writing, i));
        struct str ascii = {&digit, 1};
        if (bangla) {
            unicode_add_in_bangla_digits(&right, ascii);
        } else {
            buffer_add(&right, ascii);
        }
    }
    MEND(inquiry, writing->passage, writing->letters[from].at, writing->letters[to].at,
         buffer_str(&right), DIAG_LETTER_FOR_DIGIT, writing_slice(writing, from, to), number);
    buffer_free(&right);
}

/* A number with letters in it, [from, to). Behind its last digit only o is one: 5l is a measure. */
struct token {
    size_t from, to, digits;
};

static void check_likes(const struct inquiry *inquiry, const struct writing *writing,
                        const struct token *token, size_t from, size_t to) {
    const struct letter *letters = writing->letters;
    bool first = from == token->from, last = to == token->to;
    uint32_t beside = first ? letters[to].kind : letters[from - 1].kind;
    bool bangla = (beside & LETTER_BANGLA_DIGIT) != 0;
    int value = value_of(inquiry, writing, from);
    bool suspect = first  ? bangla || token->digits >= SOME_DIGITS
                   : last ? value == 0 && (bangla || letters[from].code_point == 'O')
                          : true;
    bool sure = first ? value == 0 && token->digits >= MANY_DIGITS : !last && value >= 0;
    struct str number = writing_slice(writing, token->from, token->to);
    if (suspect && sure) {
        mend(inquiry, writing, from, to, bangla, number);
    } else if (suspect) {
        FINDING(inquiry, writing->passage, letters[from].at, letters[to].at, DIAG_LETTER_FOR_DIGIT,
                writing_slice(writing, from, to), number);
    }
}

static void check_token(const struct inquiry *inquiry, const struct writing *writing,
                        const struct token *token) {
    for (size_t i = token->from; i < token->to; i++) {
        if (is_like(&writing->letters[i])) {
            size_t end = writing_end(writing, i, LETTER_DIGIT_LIKE);
            check_likes(inquiry, writing, token, i, end);
            i = end - 1;
        }
    }
}

/* Of an address nobody knows what its letters mean. */
static bool is_address(const struct passage *passage) {
    return str_equal(passage->element, STR("email")) || str_equal(passage->element, STR("web"));
}

void check_digit_letters(const struct inquiry *inquiry, const struct writing *writing) {
    bool some = (writing->kinds & LETTER_DIGIT) != 0 && (writing->kinds & LETTER_DIGIT_LIKE) != 0;
    if (!some || is_address(writing->passage)) {
        return;
    }
    enum { MOST = 40 }; /* no number is longer */
    for (size_t i = 1; i <= writing->count; i++) {
        size_t end = writing_end(writing, i, DIGITS_AND_LIKES);
        bool in_word = (writing->letters[i - 1].kind & LETTER_ANY) != 0 ||
                       (writing->letters[end].kind & LETTER_LATIN) != 0;
        if (end > i && end - i <= MOST && !in_word) {
            struct token token = {i, end, count_digits(writing, i, end)};
            if (token.digits > 0) {
                check_token(inquiry, writing, &token);
            }
        }
        i = end;
    }
}
