package dev.workfloo.execution;

import dev.workfloo.definition.AnswersRefused;
import dev.workfloo.execution.NipRecipient.Phone;
import dev.workfloo.execution.Start.Callback;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The wish that a consent code be sent.
 *
 * @param countryCode with the phone number, where to send it instead of where the form's answers say; both or neither
 * @param receiver who is to be told what becomes of it
 */
@ValueObject
public record NipRequest(Optional<String> countryCode, Optional<String> phoneNumber, Optional<Callback> receiver) {

    public static final NipRequest PLAIN = new NipRequest(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern COUNTRY_CODE = Pattern.compile("\\+?[0-9]{1,4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4,15}");
    private static final Pattern PUNCTUATION = Pattern.compile("[ ().-]");

    /** The phone number that was given, if one was; what is wrong with it, field by field, otherwise. */
    Either<ExecutionProblem, Optional<Phone>> phone() {
        Optional<String> code = countryCode.map(String::strip).filter(it -> !it.isEmpty());
        Optional<String> number = phoneNumber.map(NipRequest::digits).filter(it -> !it.isEmpty());
        if (code.isEmpty() && number.isEmpty()) return Either.right(Optional.empty());
        Map<String, String> wrong = new LinkedHashMap<>();
        if (code.isEmpty()) wrong.put("countryCode", AnswersRefused.REQUIRED);
        else if (!isCountryCode(code.get())) {
            wrong.put("countryCode", "must be 1 to 4 digits, with or without a plus sign before them, such as +52");
        }
        if (number.isEmpty()) wrong.put("phoneNumber", AnswersRefused.REQUIRED);
        else if (!isNumber(number.get())) wrong.put("phoneNumber", "must have 4 to 15 digits");
        return wrong.isEmpty()
                ? Either.right(code.flatMap(it -> number.map(digits -> new Phone(it, digits))))
                : Either.left(new ExecutionProblem.FieldsWrong(wrong));
    }

    static boolean isCountryCode(String text) {
        return COUNTRY_CODE.matcher(text).matches();
    }

    /** Without what people write between digits. */
    static String digits(String number) {
        return PUNCTUATION.matcher(number).replaceAll("");
    }

    static boolean isNumber(String digits) {
        return NUMBER.matcher(digits).matches();
    }
}
