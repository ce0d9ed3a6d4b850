#include "base/arena.h"
#include "check/finding.h"
#include "check/hosts.h"
#include "check/passage_rules.h"

static void check_mail_host(const struct inquiry *inquiry, const struct passage *passage,
                            const struct host_address *address, struct str host) {
    struct str near = host_mail_near(inquiry->rules, host);
    if (near.size > 0) {
        FINDING(inquiry, passage, address->host, address->host_to, DIAG_EMAIL_MISSPELT,
                str_slice(passage->text, address->from, address->to), near);
    }
}

static void check_end(const struct inquiry *inquiry, const struct passage *passage,
                      const struct host_address *address) {
    struct str instead, host = str_slice(passage->text, address->host, address->host_to);
    size_t size = host_wrong_end(inquiry->rules, host, &instead);
    if (size > 0) {
        MEND(inquiry, passage, address->host_to - size, address->host_to, instead,
             DIAG_DOMAIN_MISSPELT, str_slice(passage->text, address->from, address->to), instead);
    }
}

void check_addresses(const struct inquiry *inquiry, const struct passage *passage) {
    struct host_address address;
    for (size_t at = 0; host_address_next(inquiry->rules, passage->text, &at, &address);) {
        struct str host = str_slice(passage->text, address.host, address.host_to);
        check_end(inquiry, passage, &address);
        if (address.email) {
            check_mail_host(inquiry, passage, &address, host_of(inquiry->arena, host));
        }
    }
}
