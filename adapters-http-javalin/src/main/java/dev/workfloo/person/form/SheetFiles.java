package dev.workfloo.person.form;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.KeptContent;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.person.step.PersonStep;
import java.util.List;
import java.util.Optional;

/** Shows files that a step shows, and no others. Whatever they are called, what is in them says whether they are shown. */
record SheetFiles(PersonPorts ports, KeepUploads uploads, PersonStep step) {

    /** @param name the id of one that was uploaded at this step, or the name of one that was there before */
    Optional<PageAnswer> find(String name, AnswerSheet sheet, Optional<StepDraft> draft) {
        Optional<KeptContent> earlier = sheet.earlier().values().stream()
                .flatMap(List::stream)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(file -> ports.following().content(step.execution(), file.reference()));
        return earlier.or(() -> uploaded(name, draft)).map(SheetFiles::shown);
    }

    private Optional<KeptContent> uploaded(String name, Optional<StepDraft> draft) {
        return DocumentId.parse(name)
                .filter(id -> draft.map(AskedFile::in).stream().anyMatch(ids -> ids.contains(id)))
                .flatMap(id -> uploads.find(step.scope(), step.execution(), id));
    }

    private static PageAnswer shown(KeptContent file) {
        return FileTypes.isShown(file.reference().format()) ? PageAnswer.shown(file) : PageAnswer.attachment(file);
    }
}
