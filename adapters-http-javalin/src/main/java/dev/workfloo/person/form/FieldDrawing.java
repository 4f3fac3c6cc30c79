package dev.workfloo.person.form;

import static dev.workfloo.person.form.AskedField.DAY;
import static dev.workfloo.person.form.AskedField.MONTH;
import static dev.workfloo.person.form.AskedField.YEAR;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Visibility.Show;
import dev.workfloo.pages.Words;
import dev.workfloo.person.form.DrawnField.Content;
import dev.workfloo.person.form.DrawnField.Element;
import dev.workfloo.person.form.DrawnField.Elements;
import dev.workfloo.person.form.DrawnField.Hints;
import dev.workfloo.person.form.DrawnField.Input;
import dev.workfloo.person.form.DrawnField.Kind;
import dev.workfloo.person.form.DrawnField.Option;
import dev.workfloo.person.form.DrawnField.Relations;
import dev.workfloo.person.form.DrawnField.Said;
import dev.workfloo.person.step.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the fields of a form as they stand. */
final class FieldDrawing {

    /** So many options can be seen at once. */
    private static final int MOST_RADIOS = 7;

    private final Words words;
    private final SheetState state;
    private final Set<String> deciding = new HashSet<>();

    FieldDrawing(Words words, SheetState state) {
        this.words = words;
        this.state = state;
        state.sheet().plainFields().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(field), field.group().stream().flatMap(group -> group.fields().stream())))
                .forEach(this::noteDeciding);
    }

    private void noteDeciding(Field field) {
        field.visibility().showIf().stream().map(Condition::field).forEach(deciding::add);
        field.visibility().show().map(Show::field).ifPresent(deciding::add);
    }

    List<DrawnField> draw(List<AskedField> fields) {
        return fields.stream()
                .filter(field -> state.shown().isShown(field.path()))
                .map(this::draw)
                .toList();
    }

    private DrawnField draw(AskedField asked) {
        return switch (asked.type()) {
            case HTML -> drawn(asked, Kind.HTML, Content.ofHtml(html(asked.field())));
            case SET -> drawn(asked, Kind.SET, Content.ofElements(elements(asked)));
            case DATE -> drawn(asked, Kind.DATE, Content.ofInputs(date(asked)));
            case BOOLEAN -> drawn(asked, Kind.RADIOS, Content.ofOptions(options(asked, truths())));
            case SELECT ->
                drawn(
                        asked,
                        choice(asked),
                        Content.ofOptions(options(asked, asked.field().options())));
            default -> line(asked);
        };
    }

    private DrawnField drawn(AskedField asked, Kind kind, Content content) {
        String path = asked.path();
        boolean isOptional = kind != Kind.HTML && !state.shown().isRequired(path);
        Hints hints = new Hints(hint(asked), state.sheet().remarks().get(path));
        String error = state.errors().of(path).orElse(null);
        Relations relations = new Relations(deciding.contains(asked.field().id()), asked.isConditional());
        return new DrawnField(kind, path, new Said(asked.field().name(), isOptional, hints, error, relations), content);
    }

    private @Nullable String hint(AskedField asked) {
        if (asked.names().stream().anyMatch(state.typed()::isUnseen)) return words.say(FormWord.KEPT_UNSEEN);
        if (state.sheet().isHidden(asked)) return words.say(FormWord.EARLIER_HIDDEN);
        return asked.type() == FieldType.DATE ? words.say(FormWord.DATE_HINT) : null;
    }

    private static String html(Field field) {
        return field.presentation().html().map(SafeHtml::of).orElse("");
    }

    private DrawnField line(AskedField asked) {
        String text = shownText(asked.path());
        boolean isLong = TypingHints.isLong(asked, text);
        Input input = new Input(
                asked.path(), FieldErrors.anchor(asked.path()), "", text, TypingHints.of(asked, asked.type()));
        return drawn(asked, isLong ? Kind.LINES : Kind.LINE, Content.ofInputs(List.of(input)));
    }

    private String shownText(String name) {
        return state.typed().isUnseen(name) ? "" : state.typed().at(name);
    }

    /** The first has the field's own id, as whoever goes to the field goes there. */
    private List<Input> date(AskedField asked) {
        String path = asked.path();
        boolean isBirth = Autofill.of(asked).isPresent();
        return List.of(
                part(path + DAY, FieldErrors.anchor(path), FormWord.DAY, isBirth ? "bday-day" : null),
                part(path + MONTH, FieldErrors.anchor(path + MONTH), FormWord.MONTH, isBirth ? "bday-month" : null),
                part(path + YEAR, FieldErrors.anchor(path + YEAR), FormWord.YEAR, isBirth ? "bday-year" : null));
    }

    private Input part(String name, String id, FormWord label, @Nullable String autocomplete) {
        return new Input(name, id, words.say(label), shownText(name), TypingHints.ofDigits(label, autocomplete));
    }

    private Map<String, String> truths() {
        Map<String, String> truths = new LinkedHashMap<>();
        truths.put("true", words.say(FormWord.YES));
        truths.put("false", words.say(FormWord.NO));
        return truths;
    }

    private static Kind choice(AskedField asked) {
        return asked.field().options().size() <= MOST_RADIOS ? Kind.RADIOS : Kind.SELECT;
    }

    private List<Option> options(AskedField asked, Map<String, String> labels) {
        String chosen = shownText(asked.path());
        List<Option> options = new ArrayList<>();
        String anchor = FieldErrors.anchor(asked.path());
        labels.forEach((code, label) -> options.add(new Option(
                code, options.isEmpty() ? anchor : anchor + "-" + (options.size() + 1), label, code.equals(chosen))));
        return options;
    }

    /** Those that must be there stay. */
    static @Nullable String removing(Repeated set, int position, int count) {
        return count > set.leastElements() ? SetChange.remove(set, position) : null;
    }

    private Elements elements(AskedField set) {
        int count = state.typed().elements(set);
        boolean isAdded = state.added().filter(set.path()::equals).isPresent();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(
                    new Element(i + 1, draw(set.inElement(i)), removing(set, i, count), isAdded && i == count - 1));
        }
        return new Elements(elements, count < set.mostElements());
    }
}
