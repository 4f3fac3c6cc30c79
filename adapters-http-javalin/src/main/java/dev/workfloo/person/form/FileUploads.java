package dev.workfloo.person.form;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.in.person.KeepUploads.Upload;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.SentBytes;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.pages.PostedFile;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps files as they are posted, each by itself, and makes answers of those that are kept. */
final class FileUploads {

    static final String DROP = "drop ";

    private final KeepUploads uploads;
    private final PersonStep step;

    FileUploads(KeepUploads uploads, PersonStep step) {
        this.uploads = uploads;
        this.step = step;
    }

    /**
     * @param typed with what is kept now
     * @param refused why others are not, by path, as the core says it
     */
    record Uploaded(TypedTexts typed, Map<String, String> refused) {}

    /** What a button wants that takes a file away. */
    static String drop(AskedFile asked, DocumentId file) {
        return DROP + asked.path() + " " + file.hex();
    }

    Uploaded take(PostedForm form, AnswerSheet sheet, TypedTexts typed) {
        String wish = form.value(SheetPage.WISH).orElse("");
        Map<String, String> kept = new LinkedHashMap<>();
        Map<String, String> refused = new LinkedHashMap<>();
        for (AskedFile asked : single(sheet.files(), typed)) {
            List<DocumentId> ids = new ArrayList<>(AskedFile.kept(typed.at(asked.holder())));
            ids.removeIf(id -> wish.equals(drop(asked, id)));
            keep(asked, form.filesOf(asked.path()), ids).ifPresent(why -> refused.put(asked.path(), why));
            kept.put(asked.holder(), ids.stream().map(DocumentId::hex).collect(Collectors.joining(" ")));
        }
        return new Uploaded(typed.with(kept), refused);
    }

    /** As many as there is room for: another one takes the place of the only one. */
    private Optional<String> keep(AskedFile asked, List<PostedFile> files, List<DocumentId> ids) {
        int most = asked.mostFiles();
        int room = most == 1 ? 1 : Math.max(0, most - ids.size());
        List<String> refused = new ArrayList<>();
        for (PostedFile file : files.subList(0, Math.min(room, files.size()))) {
            keep(asked, file).peek(it -> add(it.id(), asked, ids)).peekLeft(refused::add);
        }
        if (files.size() > room) refused.add(asked.tooMany());
        return refused.stream().findFirst();
    }

    private static void add(DocumentId file, AskedFile asked, List<DocumentId> ids) {
        if (asked.mostFiles() == 1) ids.clear();
        ids.add(file);
    }

    /** What an earlier draft named, and this one names no more. */
    void forget(Optional<StepDraft> earlier, Optional<StepDraft> now) {
        Set<DocumentId> wanted = now.map(AskedFile::in).orElse(Set.of());
        earlier.map(AskedFile::in).orElse(Set.of()).stream()
                .filter(file -> !wanted.contains(file))
                .forEach(file -> uploads.forget(step.scope(), step.execution(), file));
    }

    private Either<String, DocumentReference> keep(AskedFile asked, PostedFile file) {
        Upload upload =
                new Upload(step.expected(), asked.path(), asked.field(), file.name(), new SentBytes(file.bytes()));
        return uploads.keep(step.scope(), step.execution(), upload).mapLeft(problem -> why(problem, asked));
    }

    private static String why(WorkflooProblem problem, AskedFile asked) {
        return problem.fields().getOrDefault(asked.path(), problem.message());
    }

    /** What asks for a file or some, in sets as often as there are elements. */
    private static List<AskedFile> single(List<AskedFile> files, TypedTexts typed) {
        return files.stream()
                .filter(file -> !file.isMade())
                .flatMap(file -> file.isSet()
                        ? IntStream.range(0, typed.elements(file)).boxed().flatMap(i -> file.inElement(i).stream())
                        : Stream.of(file))
                .toList();
    }

    /** By the paths of what asks for them. */
    Map<String, Value> answers(AnswerSheet sheet, TypedTexts typed) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (AskedFile asked : sheet.files()) {
            Optional<Value> answer = asked.isSet() ? elements(asked, typed) : answer(asked, typed);
            answer.ifPresent(it -> answers.put(asked.path(), it));
        }
        return answers;
    }

    private Optional<Value> elements(AskedFile set, TypedTexts typed) {
        List<Value> elements = new ArrayList<>();
        int counted = 0;
        for (int i = 0; i < typed.elements(set); i++) {
            Map<String, Value> files = new LinkedHashMap<>();
            for (AskedFile inner : set.inElement(i)) {
                answer(inner, typed).ifPresent(it -> files.put(inner.field().id(), it));
            }
            elements.add(new Value.Context(files));
            if (!files.isEmpty() || i < set.leastElements()) counted = i + 1;
        }
        return counted == 0 ? Optional.empty() : Optional.of(new Value.Sequence(elements.subList(0, counted)));
    }

    /** One that was forgotten meanwhile is as good as never chosen, and the person sees that it is not there. */
    private Optional<Value> answer(AskedFile asked, TypedTexts typed) {
        List<Value> texts = AskedFile.kept(typed.at(asked.holder())).stream()
                .flatMap(id -> uploads.answer(step.scope(), step.execution(), id).stream())
                .map(Value.class::cast)
                .toList();
        if (texts.isEmpty()) return Optional.empty();
        return Optional.of(asked.field().isList() ? new Value.Sequence(texts) : texts.get(0));
    }
}
