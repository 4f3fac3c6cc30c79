package dev.workfloo.person.form;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.person.form.DrawnSheet.Keeping;
import dev.workfloo.person.form.FileUploads.Uploaded;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepContent;
import dev.workfloo.person.step.StepPage;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page on which answers and files are given. What was posted is kept as a draft until the step takes it. All that a page needs to be
 * drawn again is in the form that it posts, so that a form that is posted once more comes to the same.
 */
public final class SheetPage implements StepPage {

    /** The name of the buttons that want anything but to go on. */
    static final String WISH = "_do";

    private static final String SAVE = "save";
    private static final String FORGET = "forget";
    private static final String UPLOAD = "upload";
    private static final String SEEN = "_seen";

    private final PersonPorts ports;
    private final KeepUploads uploads;
    private final Function<PersonStep, AnswerSheet> sheets;

    private SheetPage(PersonPorts ports, KeepUploads uploads, Function<PersonStep, AnswerSheet> sheets) {
        this.ports = ports;
        this.uploads = uploads;
        this.sheets = sheets;
    }

    public static StepPage ofForms(PersonPorts ports, KeepUploads uploads) {
        return new SheetPage(ports, uploads, FormSheet::of);
    }

    public static StepPage ofDocuments(PersonPorts ports, KeepUploads uploads) {
        return new SheetPage(ports, uploads, DocumentSheet::of);
    }

    public static StepPage ofCorrections(PersonPorts ports, KeepUploads uploads) {
        return new SheetPage(ports, uploads, CorrectionSheet::of);
    }

    @Override
    public StepContent draw(PersonStep step) {
        AnswerSheet sheet = sheets.apply(step);
        Optional<StepDraft> draft = draft(step);
        TypedTexts typed = draft.map(it -> TypedTexts.drafted(it, sheet)).orElseGet(sheet::initial);
        return StepContent.of(
                drawing(step).draw(SheetState.of(sheet, typed), draft.isPresent() ? Keeping.KEPT : Keeping.NOTHING));
    }

    private SheetDrawing drawing(PersonStep step) {
        return new SheetDrawing(step, uploads);
    }

    private Optional<StepDraft> draft(PersonStep step) {
        return ports.drafts().find(step.scope(), step.execution());
    }

    /** A form that was posted, and the files with it that are kept now. */
    private record Posted(PersonStep step, AnswerSheet sheet, Uploaded uploaded, String wish, Keeping keeping) {

        TypedTexts typed() {
            return uploaded.typed();
        }

        Posted kept(boolean isKept) {
            return new Posted(step, sheet, uploaded, wish, isKept ? Keeping.KEPT : Keeping.UNKEPT);
        }
    }

    private Posted posted(PersonStep step, PostedForm form) {
        AnswerSheet sheet = sheets.apply(step);
        Optional<StepDraft> draft = form.values(TypedTexts.UNSEEN).isEmpty() ? Optional.empty() : draft(step);
        TypedTexts typed = TypedTexts.posted(form, sheet, draft);
        Uploaded uploaded = new FileUploads(uploads, step).take(form, sheet, typed);
        return new Posted(step, sheet, uploaded, form.value(WISH).orElse(""), Keeping.UNKEPT);
    }

    @Override
    public StepAnswer take(PersonStep step, PostedForm form) {
        if (!PersonStep.shownBy(form).isAt(step.position())) return new StepAnswer.GoOn(Notice.MOVED_ON);
        if (form.value(WISH).filter(FORGET::equals).isPresent()) return forget(step);
        Posted sent = posted(step, form);
        Optional<SetChange> change = SetChange.of(sent.wish(), sent.sheet());
        TypedTexts typed = change.map(it -> it.of(sent.typed())).orElse(sent.typed());
        boolean isKept = keep(step, typed);
        Posted posted = sent.kept(isKept);
        SheetState state = SheetState.of(posted.sheet(), typed);
        Map<String, String> refused = posted.uploaded().refused();
        Map<String, String> reasons = change.map(it -> it.ofRefused(refused)).orElse(refused);
        if (!reasons.isEmpty()) return refused(posted, state, reasons);
        if (posted.wish().equals(SAVE)) return isKept ? new StepAnswer.GoOn(Notice.DRAFT_KEPT) : unkept(posted, state);
        if (change.isPresent()) return again(posted, change.get().marked(state));
        boolean isOfFiles = posted.wish().equals(UPLOAD) || posted.wish().startsWith(FileUploads.DROP);
        return isOfFiles ? again(posted, state) : goOn(posted, state, form.values(SEEN));
    }

    /** Whatever comes with the wish to forget all is not kept first. */
    private StepAnswer forget(PersonStep step) {
        Optional<StepDraft> forgotten = draft(step);
        ports.drafts().forget(step.scope(), step.execution());
        new FileUploads(uploads, step).forget(forgotten, Optional.empty());
        return StepAnswer.taken();
    }

    @Override
    public boolean keep(PersonStep step, PostedForm form) {
        boolean isForgotten = form.value(WISH).filter(FORGET::equals).isPresent();
        boolean isToBeKept = !isForgotten && PersonStep.shownBy(form).isAt(step.position());
        return isToBeKept && keep(step, posted(step, form).typed());
    }

    /** Files that it names no more are forgotten too. */
    private boolean keep(PersonStep step, TypedTexts typed) {
        Optional<StepDraft> earlier = draft(step);
        StepDraft draft = typed.draft(step.expected());
        boolean isKept = ports.drafts().keep(step.scope(), step.execution(), draft);
        if (isKept) new FileUploads(uploads, step).forget(earlier, Optional.of(draft));
        return isKept;
    }

    private StepAnswer again(Posted posted, SheetState state) {
        return new StepAnswer.Again(StepContent.of(drawing(posted.step()).draw(state, posted.keeping())));
    }

    /** There is too much of it, unless the execution stands elsewhere by now. */
    private StepAnswer unkept(Posted posted, SheetState state) {
        PersonStep step = posted.step();
        return ports.following()
                .status(step.scope(), step.execution())
                .toJavaOptional()
                .filter(now -> ExpectedStep.of(now.position()).equals(step.expected()))
                .<StepAnswer>map(now -> new StepAnswer.Again(
                        StepContent.of(drawing(step).draw(state, posted.keeping(), FormWord.NOT_KEPT))))
                .orElseGet(() -> new StepAnswer.GoOn(Notice.MOVED_ON));
    }

    /** What hangs on other answers is asked before any of it is taken. */
    private StepAnswer goOn(Posted posted, SheetState state, List<String> seen) {
        PersonStep step = posted.step();
        if (state.hasUnseen(seen)) {
            return new StepAnswer.Again(
                    StepContent.of(drawing(step).draw(state, posted.keeping(), FormWord.MORE_ASKED)));
        }
        Map<String, Value> answers = new LinkedHashMap<>(
                TypedAnswers.of(posted.sheet().fields(), posted.typed()).members());
        answers.putAll(new FileUploads(uploads, step).answers(posted.sheet(), posted.typed()));
        return posted.sheet()
                .take(ports.steps().expecting(step.expected()), new Value.Context(answers))
                .fold(problem -> refused(posted, state, problem), taken -> StepAnswer.taken());
    }

    private StepAnswer refused(Posted posted, SheetState state, WorkflooProblem problem) {
        return switch (problem.kind()) {
            case FIELDS_MISSING, FIELDS_INVALID -> refused(posted, state, problem.fields());
            default -> StepAnswer.refused(problem);
        };
    }

    private StepAnswer refused(Posted posted, SheetState state, Map<String, String> reasons) {
        RefusalWords words = new RefusalWords(posted.step().words());
        SheetErrors errors = SheetErrors.of(reasons, posted.sheet(), words);
        String html = drawing(posted.step()).draw(state.with(errors.atFields()), posted.keeping());
        return new StepAnswer.Again(new StepContent(html, errors.summary()));
    }

    /** Files that came are kept: whoever chose one need not choose it again. */
    @Override
    public Optional<String> redraw(PersonStep step, PostedForm form) {
        if (!PersonStep.shownBy(form).isAt(step.position())) return Optional.empty();
        Posted posted = posted(step, form);
        if (!form.files().isEmpty()) keep(step, posted.typed());
        RefusalWords words = new RefusalWords(step.words());
        FieldErrors errors = SheetErrors.of(posted.uploaded().refused(), posted.sheet(), words)
                .atFields();
        return Optional.of(
                drawing(step).draw(SheetState.of(posted.sheet(), posted.typed()).with(errors), Keeping.UNKEPT));
    }

    @Override
    public Optional<PageAnswer> file(PersonStep step, String name) {
        return new SheetFiles(ports, uploads, step).find(name, sheets.apply(step), draft(step));
    }
}
