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
import java.util.function.Function;

/** The one page of an execution, which always shows the step at which it stands. */
final class PersonPage {

    private static final String RELOAD = "HX-Refresh";

    private final PersonPorts ports;
    private final Standings standings;
    private final DrawnStep drawn;

    PersonPage(PersonPorts ports, KeepUploads uploads, BrandPages brands) {
        this.drawn = new DrawnStep(brands);
        this.ports = ports;
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

    /** What the page does for one who is let in, where their execution stands. */
    private PageAnswer at(PageRequest request, Function<PersonStep, PageAnswer> page) {
        return at(Visits.of(request, ports.admissions()), request, page);
    }

    private PageAnswer at(Optional<PersonVisit> visit, PageRequest request, Function<PersonStep, PageAnswer> page) {
        if (visit.isEmpty()) return notAdmitted(request);
        return step(request, visit.get()).map(page).orElseGet(() -> Messages.linkIsClosed(request));
    }

    private static Notice notice(PageRequest request) {
        return Notice.of(request.query(Notice.PARAMETER));
    }

    static PageAnswer notAdmitted(PageRequest request) {
        if (request.isForAPart()) return reloaded();
        return switch (notice(request)) {
            case LEFT -> Messages.left(request);
            case ENTERED ->
                Visits.secret(request).isEmpty() ? Messages.cookieNotKept(request) : Messages.withoutSession(request);
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
        return at(request, step -> {
            if (!PersonStep.shownBy(request.form()).equals(step.expected())) return on(step, Notice.MOVED_ON);
            StepAnswer answer = standing(step).page().take(step, request.form());
            return answer instanceof StepAnswer.Again again
                    ? draw(step, again.content().errors().isEmpty() ? 200 : 422, again.content())
                    : on(step, ((StepAnswer.GoOn) answer).notice());
        });
    }

    private static PageAnswer on(PersonStep step, Notice notice) {
        String said = notice == Notice.NONE ? "" : "?" + Notice.PARAMETER + "=" + notice.literal();
        return PageAnswer.seeOther(step.path() + said);
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
        return at(request, step -> {
            if (!PersonStep.shownBy(request.form()).equals(step.expected())) return reloaded();
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
