package dev.workfloo.person;

import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.AdmitPerson.Admitted;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.pages.PageCookie;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.person.step.PersonVisit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

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

    /** Who has a session for the link in the address, which goes on now. */
    static Optional<PersonVisit> of(PageRequest request, AdmitPerson admissions) {
        return visit(request, admissions::admit);
    }

    /** The same when a page looks by itself: nobody need be there, and so the session goes on no longer for it. */
    static Optional<PersonVisit> unattended(PageRequest request, AdmitPerson admissions) {
        return visit(request, admissions::peek);
    }

    /** Whose session has ended too, for having been away for too long: they are shown nothing. */
    static Optional<PersonVisit> late(PageRequest request, AdmitPerson admissions) {
        return visit(request, admissions::recognise);
    }

    private static Optional<PersonVisit> visit(
            PageRequest request, BiFunction<LinkId, String, Optional<Admitted>> admit) {
        return link(request)
                .flatMap(link -> secret(request)
                        .flatMap(secret ->
                                admit.apply(link, secret).map(opened -> new PersonVisit(link, secret, opened))));
    }

    /** It comes back to the pages of this link alone. */
    static PageCookie cookie(LinkId link, String secret) {
        return new PageCookie(COOKIE, secret, PersonVisit.path(link), Optional.empty());
    }

    static PageCookie takenAway(LinkId link) {
        return new PageCookie(COOKIE, "", PersonVisit.path(link), Optional.of(Duration.ZERO));
    }
}
