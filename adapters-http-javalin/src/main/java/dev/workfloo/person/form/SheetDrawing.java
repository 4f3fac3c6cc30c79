package dev.workfloo.person.form;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.form.DrawnSheet.Keeping;
import dev.workfloo.person.form.DrawnSheet.News;
import dev.workfloo.person.form.DrawnSheet.Section;
import dev.workfloo.person.step.PersonStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a whole sheet as it stands. */
final class SheetDrawing {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(SheetDrawing.class));

    private final PersonStep step;
    private final KeepUploads uploads;

    SheetDrawing(PersonStep step, KeepUploads uploads) {
        this.step = step;
        this.uploads = uploads;
    }

    /** @return HTML */
    String draw(SheetState state, Keeping typed) {
        return drawn(state, typed, null);
    }

    /** The same sheet once more, and why. */
    String draw(SheetState state, Keeping typed, FormWord said) {
        return drawn(state, typed, step.words().say(said));
    }

    private String drawn(SheetState state, Keeping typed, @Nullable String said) {
        FieldDrawing fields = new FieldDrawing(step.words(), state);
        FileDrawing files = new FileDrawing(step, uploads, state);
        List<Section> sections = new ArrayList<>();
        for (SheetSection section : state.sheet().sections()) {
            List<DrawnField> drawn = new ArrayList<>(fields.draw(section.fields()));
            drawn.addAll(files.draw(section.files()));
            if (!drawn.isEmpty()) sections.add(new Section(section.title(), drawn));
        }
        News news = new News(said, state.sheet().note().orElse(null), typed);
        boolean hasFiles = !state.sheet().files().isEmpty();
        DrawnSheet sheet = new DrawnSheet(step, state.typed().unseen(), sections, news, hasFiles);
        return TEMPLATES.get().draw("sheet", step.words(), sheet);
    }
}
