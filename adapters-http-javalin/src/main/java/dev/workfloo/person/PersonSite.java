package dev.workfloo.person;

import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.pages.Area;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.Page;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.Site;
import dev.workfloo.person.brand.BrandPages;
import dev.workfloo.person.step.PersonPorts;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where each page for those who apply is. */
public final class PersonSite {

    private static final Area AREA = new Area("/p", true, List.of(), List.of("person.css"));

    private static final String LINK = "/p/{link}";
    private static final String TOKEN = LINK + "/{token}";

    /** Files too; the service takes no more than it is set to. */
    private static final int LARGEST = Integer.MAX_VALUE;

    private final AdmitPerson admissions;
    private final BrandPages brands;
    private final Once<Entrance> entrance;
    private final Once<PersonPage> page;
    private final BooleanSupplier paused;

    private PersonSite(PersonPorts ports, KeepUploads uploads, BrandPages brands, BooleanSupplier paused) {
        this.admissions = ports.admissions();
        this.brands = brands;
        this.entrance = Once.of(() -> new Entrance(admissions, brands));
        this.page = Once.of(() -> new PersonPage(ports, uploads, brands, paused));
        this.paused = paused;
    }

    /** @param paused whether nothing is taken now */
    public static Site of(PersonPorts ports, KeepUploads uploads, BrandWorkspace brands, BooleanSupplier paused) {
        PersonSite site = new PersonSite(ports, uploads, new BrandPages(brands), paused);
        List<PageRoute> routes = new ArrayList<>(site.brands.routes());
        routes.addAll(site.routes());
        return Site.of(AREA, routes);
    }

    private List<PageRoute> routes() {
        return List.of(
                PageRoute.get(LINK, it -> page.get().show(it)),
                withFiles(LINK, sent(it -> page.get().take(it))),
                PageRoute.post(
                                LINK + "/leave",
                                PageRoute.FORM,
                                Visits::secret,
                                page(it -> page.get().leave(it)))
                        .in(PersonSite::leaving),
                withFiles(LINK + "/redraw", sent(it -> page.get().redraw(it))),
                PageRoute.get(LINK + "/news", it -> page.get().news(it)),
                PageRoute.get(LINK + "/file/<name>", it -> page.get().file(it)),
                PageRoute.get(TOKEN, page(it -> entrance.get().show(it))),
                PageRoute.post(
                        TOKEN,
                        PageRoute.FORM,
                        PersonSite::token,
                        page(it -> entrance.get().enter(it))));
    }

    /** Who has left in another tab has no secret any more, and no form of ours for it. */
    private static Either<PageAnswer, Integer> leaving(PageRequest request) {
        return Visits.secret(request).isPresent() ? Either.right(PageRoute.FORM) : Either.left(Messages.left(request));
    }

    /** For files there is room where there is a session. */
    private PageRoute withFiles(String path, Page taking) {
        return PageRoute.post(path, PageRoute.FORM, Visits::secret, taking).in(this::room);
    }

    private Either<PageAnswer, Integer> room(PageRequest request) {
        if (Visits.secret(request).isEmpty()) return Either.left(PersonPage.notReceived(request));
        if (request.header("Content-Length").filter(PersonSite::isSmall).isPresent())
            return Either.right(PageRoute.FORM);
        return Visits.unattended(request, admissions).isPresent()
                ? Either.right(LARGEST)
                : Either.left(PersonPage.notReceived(request));
    }

    private static boolean isSmall(String bytes) {
        return bytes.matches("[0-9]{1,6}");
    }

    /** Whoever has the address has the secret: that the form is ours, browsers say. */
    private static Optional<String> token(PageRequest request) {
        return Optional.of(request.path("token"));
    }

    private Page sent(Page page) {
        return request -> paused.getAsBoolean() ? Messages.notReceived(request) : page.answer(request);
    }

    private Page page(Page page) {
        return request -> paused.getAsBoolean() ? Messages.paused(request) : page.answer(request);
    }
}
