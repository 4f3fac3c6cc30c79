package dev.workfloo.person;

import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.pages.PageCookie;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.person.step.PersonVisit;
import java.time.Duration;
import java.util.Optional;

/** Who comes with which cookie. */
final class Visits {

    private static final String COOKIE = "workfloo-person";

    private Visits() {}

    static Optional<LinkId> link(PageRequest request) {
        return LinkId.parse(request.path("link"));
    }

    static Optional<String> secret(PageRequest request) {
        return request.cookie(COOKIE);
    }

    /** Who has a session that goes on for the link in the address. */
    static Optional<PersonVisit> of(PageRequest request, AdmitPerson admissions) {
        return link(request)
                .flatMap(link -> secret(request)
                        .flatMap(secret ->
                                admissions.admit(link, secret).map(opened -> new PersonVisit(link, secret, opened))));
    }

    /** It comes back to the pages of this link alone. */
    static PageCookie cookie(LinkId link, String secret) {
        return new PageCookie(COOKIE, secret, PersonVisit.path(link), Optional.empty());
    }

    static PageCookie takenAway(LinkId link) {
        return new PageCookie(COOKIE, "", PersonVisit.path(link), Optional.of(Duration.ZERO));
    }
}
