#include "base/date.h"

#include "expect.h"

int main(void) {
    EXPECT(date_is_day(STR("2024-02-29")));
    EXPECT(date_is_day(STR("2000-02-29")));
    EXPECT(date_is_day(STR("2025-12-31")));
    EXPECT(!date_is_day(STR("2025-02-29")));
    EXPECT(!date_is_day(STR("1900-02-29")));
    EXPECT(!date_is_day(STR("2025-04-31")));
    EXPECT(!date_is_day(STR("2025-00-10")));
    EXPECT(!date_is_day(STR("2025-13-10")));
    EXPECT(!date_is_day(STR("2025-10-00")));
    EXPECT(!date_is_day(STR("2025-1-10")));
    EXPECT(!date_is_day(STR("2025/10/10")));
    EXPECT(!date_is_day(STR("20a5-10-10")));
    EXPECT(!date_is_day(STR("২০২৫-১০")));
    EXPECT(!date_is_day(STR("")));

    EXPECT(date_is_fiscal_year(STR("2025-26")));
    EXPECT(date_is_fiscal_year(STR("1999-00")));
    EXPECT(!date_is_fiscal_year(STR("2025-27")));
    EXPECT(!date_is_fiscal_year(STR("2025-2026")));
    EXPECT(!date_is_fiscal_year(STR("2025/26")));
    EXPECT(!date_is_fiscal_year(STR("202x-26")));
    EXPECT(!date_is_fiscal_year(STR("")));
    return expect_result();
}
