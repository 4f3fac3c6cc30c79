package dev.workfloo.person;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.pages.FormToken;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Shell.Brand;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.brand.BrandPages;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonVisit;
import java.util.Optional;

/**
 * Where the address in a message leads. Looking at it changes nothing, since programs look too; its button exchanges the token for a
 * cookie, and from then on no address holds it.
 */
final class Entrance {

    private final AdmitPerson admissions;
    private final BrandPages brands;
    private final Once<Templates> templates = Once.of(() -> Templates.beside(Entrance.class));

    Entrance(AdmitPerson admissions, BrandPages brands) {
        this.admissions = admissions;
        this.brands = brands;
    }

    /**
     * What the page shows.
     *
     * @param by who asks
     * @param path where the button leads, which is where the page is
     */
    record Invitation(String by, boolean isTest, String path, String formToken) {
        /** The path opens the link. */
        @Override
        public String toString() {
            return "Invitation by " + by;
        }
    }

    PageAnswer show(PageRequest request) {
        String token = request.path("token");
        return Visits.link(request)
                .flatMap(link -> admissions.invitedBy(link, token).map(by -> invited(request, link, by)))
                .orElseGet(() -> Messages.linkIsClosed(request));
    }

    private PageAnswer invited(PageRequest request, LinkId link, Scope by) {
        String token = request.path("token");
        Brand brand = brands.around(by.workspace());
        Invitation invitation = new Invitation(
                brand.name(),
                by.environment() == Environment.SANDBOX,
                PersonVisit.path(link) + "/" + token,
                FormToken.of(token));
        String content = templates.get().draw("entrance", request.words(), invitation);
        Shell shell = Shell.of(request.words().say(PersonWord.ENTRANCE_TITLE));
        return PageAnswer.page(shell.branded(brand), content);
    }

    PageAnswer enter(PageRequest request) {
        return Visits.link(request)
                .flatMap(link -> entered(request, link))
                .orElseGet(() -> Messages.linkIsClosed(request));
    }

    /** Who is in already stays so: a page that is open in another tab has a form of that session, and can still be sent. */
    private Optional<PageAnswer> entered(PageRequest request, LinkId link) {
        String token = request.path("token");
        PageAnswer entered =
                PageAnswer.seeOther(PersonVisit.path(link) + "?" + Notice.PARAMETER + "=" + Notice.ENTERED.literal());
        if (admissions.opens(link, token) && Visits.of(request, admissions).isPresent()) return Optional.of(entered);
        return admissions.enter(link, token).map(session -> entered.with(Visits.cookie(link, session.secret())));
    }
}
