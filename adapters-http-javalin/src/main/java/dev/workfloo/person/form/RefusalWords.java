package dev.workfloo.person.form;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Limits;
import dev.workfloo.pages.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says to a person what is wrong with an answer: in the definition's own words where it has some, else in the person's language. The core
 * finds what is wrong, and its reasons are sentences for programmers, each of which has its words here.
 */
final class RefusalWords {

    private record Saying(Pattern reason, FormWord word) {
        Saying(String reason, FormWord word) {
            this(Pattern.compile(reason, Pattern.DOTALL), word);
        }
    }

    private static final List<Saying> SAYINGS = List.of(
            new Saying("must be at least (.+)", FormWord.LEAST),
            new Saying("must be at most (.+)", FormWord.MOST),
            new Saying("must have at least 1 character", FormWord.LEAST_ONE_CHARACTER),
            new Saying("must have at least (\\d+) characters", FormWord.LEAST_CHARACTERS),
            new Saying("must have at most 1 character", FormWord.MOST_ONE_CHARACTER),
            new Saying("must have at most (\\d+) characters", FormWord.MOST_CHARACTERS),
            new Saying("must have at least (\\d+) entr(?:y|ies)", FormWord.LEAST_ENTRIES),
            new Saying("must have at most (\\d+) entr(?:y|ies)", FormWord.MOST_ENTRIES),
            new Saying("has more entries than can be checked.*", FormWord.TOO_MANY_ENTRIES),
            new Saying("must match the pattern .*", FormWord.OTHER_FORM),
            new Saying("(takes|was not compared).* too long.*", FormWord.TOO_COSTLY),
            new Saying("must be a whole phone number.*", FormWord.WHOLE_PHONE),
            new Saying("must be a phone number: behind the \\+.*", FormWord.FOREIGN_PHONE),
            new Saying("must be a country's code.*", FormWord.COUNTRY_CODE),
            new Saying("must be the code of the country.*", FormWord.OTHER_COUNTRY),
            new Saying("must be an e-mail address with letters.*", FormWord.EMAIL_LETTERS));

    private final Words words;

    RefusalWords(Words words) {
        this.words = words;
    }

    String say(Field field, String reason) {
        if (reason.equals(AnswersRefused.REQUIRED)) return words.say(missing(field));
        Optional<String> own = field.limits().pattern().flatMap(Limits.Pattern::message);
        if (own.filter(reason::equals).isPresent()) return reason;
        for (Saying saying : SAYINGS) {
            Matcher matcher = saying.reason().matcher(reason);
            if (!matcher.matches()) continue;
            return matcher.groupCount() == 0
                    ? words.say(saying.word())
                    : words.say(saying.word(), EnteredNumber.grouped(matcher.group(1)));
        }
        return words.say(kind(field.type()));
    }

    /** The same of a file. */
    String say(FileField field, String reason) {
        if (reason.equals(AnswersRefused.REQUIRED)) return words.say(FormWord.MISSING_FILE);
        if (reason.startsWith("is empty")) return words.say(FormWord.FILE_EMPTY);
        if (reason.matches("must have at most \\d+ bytes")) {
            return words.say(FormWord.FILE_TOO_LARGE, FileTypes.size(number(reason)));
        }
        if (reason.matches("must have at most \\d+ (file|element)s?"))
            return words.say(FormWord.FILE_MOST, number(reason));
        if (reason.matches("must have at least \\d+ (file|element)s?"))
            return words.say(FormWord.FILE_LEAST, number(reason));
        if (reason.equals(KeepUploads.NO_ROOM)) return words.say(FormWord.FILE_NO_ROOM);
        if (reason.startsWith("must be a document that is kept")) return words.say(FormWord.FILE_GONE);
        boolean isHeic = reason.matches(".*what is in it is image/hei[cf].*");
        return isHeic ? words.say(FormWord.FILE_HEIC) : words.say(FormWord.FILE_OTHER_FORMAT, FileTypes.spelt(field));
    }

    /** What is said of what is not on the page. */
    String unknown() {
        return words.say(FormWord.OTHER_FORM);
    }

    private static long number(String reason) {
        return Long.parseLong(reason.replaceAll("[^0-9]", ""));
    }

    private static FormWord missing(Field field) {
        return switch (field.type()) {
            case SELECT, BOOLEAN -> FormWord.MISSING_CHOICE;
            case DATE -> FormWord.MISSING_DATE;
            case SET -> FormWord.MISSING_ENTRY;
            default -> FormWord.MISSING;
        };
    }

    /** What an answer of this type looks like: said where it has another form. */
    private static FormWord kind(FieldType type) {
        return switch (type) {
            case NUMBER -> FormWord.NUMBER;
            case INTEGER -> FormWord.WHOLE_NUMBER;
            case DATE -> FormWord.REAL_DATE;
            case EMAIL -> FormWord.EMAIL;
            case PHONE -> FormWord.PHONE;
            case SELECT, BOOLEAN -> FormWord.MISSING_CHOICE;
            default -> FormWord.OTHER_FORM;
        };
    }
}
