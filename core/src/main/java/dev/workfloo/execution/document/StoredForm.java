package dev.workfloo.execution.document;

import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;

/** How forms are kept. */
final class StoredForm {

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("formOpened", 1),
                            FormOpened.class,
                            (event, to) -> {},
                            from -> new FormOpened(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("formAnswered", 1),
                            FormAnswered.class,
                            (event, to) -> to.personal().tree("answers", event.answers()),
                            from -> new FormAnswered(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredMembers.personal(from, "answers")))),
            List.of(new Line<>(
                    new StoredName("form", 1),
                    AwaitingForm.class,
                    (position, to) -> StoredMembers.put(position.node(), position.visit(), to),
                    from -> new AwaitingForm(StoredMembers.node(from), StoredMembers.visit(from)))));

    private StoredForm() {}
}
