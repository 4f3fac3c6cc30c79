package dev.workfloo.person.form;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.person.form.DrawnField.Choosing;
import dev.workfloo.person.form.DrawnField.Content;
import dev.workfloo.person.form.DrawnField.Element;
import dev.workfloo.person.form.DrawnField.Elements;
import dev.workfloo.person.form.DrawnField.File;
import dev.workfloo.person.form.DrawnField.Files;
import dev.workfloo.person.form.DrawnField.Hints;
import dev.workfloo.person.form.DrawnField.Kind;
import dev.workfloo.person.form.DrawnField.Relations;
import dev.workfloo.person.form.DrawnField.Said;
import dev.workfloo.person.step.PersonStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws what asks for files, with those that are there already. */
final class FileDrawing {

    private final PersonStep step;
    private final KeepUploads uploads;
    private final SheetState state;

    FileDrawing(PersonStep step, KeepUploads uploads, SheetState state) {
        this.step = step;
        this.uploads = uploads;
        this.state = state;
    }

    List<DrawnField> draw(List<AskedFile> files) {
        return files.stream().map(this::draw).toList();
    }

    private DrawnField draw(AskedFile asked) {
        if (asked.isSet()) return drawn(asked, Kind.SET, Content.ofElements(elements(asked)));
        return drawn(asked, Kind.FILES, Content.ofFiles(asked.isMade() ? made(asked) : files(asked)));
    }

    private DrawnField drawn(AskedFile asked, Kind kind, Content content) {
        String path = asked.path();
        boolean isOptional = !asked.required() && !asked.isMade();
        Hints hints = new Hints(hint(asked), state.sheet().remarks().get(path));
        String error = state.errors().of(path).orElse(null);
        String label = asked.field().name();
        return new DrawnField(kind, path, new Said(label, isOptional, hints, error, Relations.NONE), content);
    }

    private @Nullable String hint(AskedFile asked) {
        if (asked.isSet() || asked.isMade()) return null;
        String formats = FileTypes.spelt(asked.field());
        String files = asked.mostFiles() > 1
                ? step.words().say(FormWord.FILES_HINT_MANY, formats, asked.mostFiles())
                : step.words().say(FormWord.FILES_HINT, formats);
        return FileTypes.takesPhotographs(asked.field())
                ? files + " " + step.words().say(FormWord.PHOTOGRAPH_HINT)
                : files;
    }

    private Elements elements(AskedFile set) {
        int count = state.typed().elements(set);
        boolean isAdded = state.added().filter(set.path()::equals).isPresent();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(new Element(
                    i + 1, draw(set.inElement(i)), FieldDrawing.removing(set, i, count), isAdded && i == count - 1));
        }
        return new Elements(elements, count < set.mostElements());
    }

    private Files made(AskedFile asked) {
        return new Files(earlier(asked), List.of(), "", Choosing.NONE);
    }

    private Files files(AskedFile asked) {
        List<DocumentReference> kept = AskedFile.kept(state.typed().at(asked.holder())).stream()
                .flatMap(id -> uploads.find(step.scope(), step.execution(), id).stream())
                .map(KeptContent::reference)
                .toList();
        String ids = kept.stream().map(it -> it.id().hex()).collect(Collectors.joining(" "));
        int room = Math.max(0, asked.mostFiles() - kept.size());
        List<File> ready = kept.stream().map(file -> ready(asked, file)).toList();
        return new Files(
                earlier(asked),
                ready,
                ids,
                new Choosing(
                        FileTypes.accept(asked.field()), room, asked.maxSize().orElse(null)));
    }

    private List<File> earlier(AskedFile asked) {
        return Optional.ofNullable(state.sheet().earlier().get(asked.path())).orElse(List.of()).stream()
                .map(file -> file(named(file.reference(), asked), file.reference(), file.name(), ""))
                .toList();
    }

    private File ready(AskedFile asked, DocumentReference file) {
        DocumentId id = file.id();
        return file(named(file, asked), file, id.hex(), FileUploads.drop(asked, id));
    }

    private File file(String name, DocumentReference file, String address, String dropping) {
        return new File(name, FileTypes.size(file.size()), step.filePath(address), dropping);
    }

    private static String named(DocumentReference file, AskedFile asked) {
        return file.name().isBlank() ? asked.field().name() : file.name();
    }
}
