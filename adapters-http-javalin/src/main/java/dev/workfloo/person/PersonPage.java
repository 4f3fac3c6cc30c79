package dev.workfloo.person;

import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PlainPages;
import dev.workfloo.person.brand.BrandPages;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.PersonVisit;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepContent;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The one page of an execution, which always shows the step at which it stands. */
final class PersonPage {

    private static final String RELOAD = "HX-Refresh";

    private final PersonPorts ports;
    private final Standings standings;
    private final DrawnStep drawn;
    private final BooleanSupplier paused;

    PersonPage(PersonPorts ports, KeepUploads uploads, BrandPages brands, BooleanSupplier paused) {
        this.drawn = new DrawnStep(brands);
        this.ports = ports;
        this.paused = paused;
        this.standings = new Standings(ports, uploads);
    }

    PageAnswer show(PageRequest request) {
        return at(request, step -> draw(step, 200, standing(step).page().draw(step)));
    }

    private ShownStanding standing(PersonStep step) {
        return standings.of(step.position());
    }

    private PageAnswer draw(PersonStep step, int status, StepContent content) {
        return drawn.page(status, new StepView(step, standing(step), content));
    }

    /** What the page does for one who is let in, where their execution stands. In a pause it is shown, and nothing changes. */
    private PageAnswer at(PageRequest request, Function<PersonStep, PageAnswer> page) {
        if (paused.getAsBoolean())
            return at(
                    Visits.unattended(request, ports.admissions()),
                    request,
                    step -> page.apply(step.saying(Notice.PAUSED)));
        return at(Visits.of(request, ports.admissions()), request, page);
    }

    private PageAnswer at(Optional<PersonVisit> visit, PageRequest request, Function<PersonStep, PageAnswer> page) {
        if (visit.isEmpty()) return notAdmitted(request);
        return step(request, visit.get()).map(page).orElseGet(() -> Messages.linkIsClosed(request));
    }

    private static Notice notice(PageRequest request) {
        return Notice.of(request.query(Notice.PARAMETER));
    }

    private static PageAnswer notAdmitted(PageRequest request) {
        if (request.isForAPart()) return reloaded();
        return switch (notice(request)) {
            case LEFT -> Messages.left(request);
            case ENTERED ->
                Visits.secret(request).isEmpty() ? Messages.cookieNotKept(request) : Messages.withoutSession(request);
            case DRAFT_KEPT -> Messages.keptAway(request);
            default -> Messages.withoutSession(request);
        };
    }

    private static PageAnswer reloaded() {
        return PageAnswer.part("").header(RELOAD, "true");
    }

    private Optional<PersonStep> step(PageRequest request, PersonVisit visit) {
        Optional<FollowedExecution> followed =
                ports.following().status(visit.scope(), visit.execution()).toJavaOptional();
        return followed.map(it -> new PersonStep(visit, it, notice(request), request.words()));
    }

    /** What was shown for another step is not even read: it may be of another kind. */
    PageAnswer take(PageRequest request) {
        return sent(request, step -> {
            if (!PersonStep.shownBy(request.form()).equals(step.expected())) return on(step, Notice.MOVED_ON);
            StepAnswer answer = standing(step).page().take(step, request.form());
            return answer instanceof StepAnswer.Again again
                    ? draw(step, again.content().errors().isEmpty() ? 200 : 422, again.content())
                    : on(step, ((StepAnswer.GoOn) answer).notice());
        });
    }

    /** Of one who was away for too long it is kept, as far as the step keeps anything, and nothing is shown. */
    private PageAnswer sent(PageRequest request, Function<PersonStep, PageAnswer> page) {
        Optional<PersonVisit> visit = Visits.of(request, ports.admissions());
        if (visit.isPresent()) return at(visit, request, page);
        return Visits.late(request, ports.admissions())
                .flatMap(late -> step(request, late))
                .filter(step -> PersonStep.shownBy(request.form()).equals(step.expected()))
                .filter(step -> standing(step).page().keep(step, request.form()))
                .map(step -> keptAway(step, request))
                .orElseGet(() -> notReceived(request));
    }

    /** For one who sends something and is not let in. */
    static PageAnswer notReceived(PageRequest request) {
        return request.isForAPart() ? reloaded() : Messages.lostAway(request);
    }

    private static PageAnswer keptAway(PersonStep step, PageRequest request) {
        return request.isForAPart() ? redirected(step, Notice.DRAFT_KEPT) : Messages.keptAway(request);
    }

    private static PageAnswer redirected(PersonStep step, Notice notice) {
        return PageAnswer.part("").header("HX-Redirect", said(step, notice));
    }

    private static PageAnswer on(PersonStep step, Notice notice) {
        return PageAnswer.seeOther(notice == Notice.NONE ? step.path() : said(step, notice));
    }

    private static String said(PersonStep step, Notice notice) {
        return step.path() + "?" + Notice.PARAMETER + "=" + notice.literal();
    }

    PageAnswer leave(PageRequest request) {
        return Visits.of(request, ports.admissions())
                .map(visit -> {
                    ports.admissions().leave(visit.link(), visit.secret());
                    return PageAnswer.seeOther(visit.path() + "?" + Notice.PARAMETER + "=" + Notice.LEFT.literal())
                            .with(Visits.takenAway(visit.link()));
                })
                .orElseGet(() -> Messages.left(request));
    }

    PageAnswer redraw(PageRequest request) {
        return sent(request, step -> {
            if (!PersonStep.shownBy(request.form()).equals(step.expected())) return redirected(step, Notice.MOVED_ON);
            return standing(step)
                    .page()
                    .redraw(step, request.form())
                    .map(PageAnswer::part)
                    .orElseGet(PersonPage::reloaded);
        });
    }

    /** Who asks without a script is shown the page. */
    PageAnswer news(PageRequest request) {
        if (!request.isForAPart())
            return Visits.link(request)
                    .map(link -> PageAnswer.seeOther(PersonVisit.path(link)))
                    .orElseGet(() -> PlainPages.notFound(request));
        return at(Visits.unattended(request, ports.admissions()), request, step -> {
            boolean isThere =
                    request.query("seen").filter(step.expected().text()::equals).isPresent();
            return isThere ? news(step, turn(request)) : reloaded();
        });
    }

    private PageAnswer news(PersonStep step, int turn) {
        return standing(step).page().news(step, turn).map(PageAnswer::part).orElseGet(PersonPage::reloaded);
    }

    private static int turn(PageRequest request) {
        return request.query("turn")
                .filter(it -> it.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    PageAnswer file(PageRequest request) {
        return at(
                request,
                step -> standing(step)
                        .page()
                        .file(step, request.path("name"))
                        .orElseGet(() -> PlainPages.notFound(request)));
    }
}
