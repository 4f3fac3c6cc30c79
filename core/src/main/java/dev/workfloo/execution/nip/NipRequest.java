package dev.workfloo.execution.nip;

import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.contact.TypedNumber;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Start.CallbackReceiver;
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
public record NipRequest(
        Optional<String> countryCode, Optional<String> phoneNumber, Optional<CallbackReceiver> receiver) {

    public static final NipRequest PLAIN = new NipRequest(Optional.empty(), Optional.empty(), Optional.empty());

    public static final String NO_COUNTRY =
            "must be a country's code, with or without a plus sign before it, such as +52";
    public static final String NO_NUMBER =
            "must be a whole phone number, as it is dialled in its country, or with + and the country's code before it";

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{4,15}");

    /** The phone number that was given, if one was; what is wrong with it, field by field, otherwise. */
    public Either<ExecutionProblem, Optional<Phone>> phone() {
        Optional<String> code = countryCode.map(String::strip).filter(it -> !it.isEmpty());
        Optional<String> number = phoneNumber.map(String::strip).filter(it -> !it.isEmpty());
        if (code.isEmpty() && number.isEmpty()) return Either.right(Optional.empty());
        Map<String, String> wrong = new LinkedHashMap<>();
        if (code.isEmpty()) wrong.put("countryCode", AnswersRefused.REQUIRED);
        else if (!PhoneNumber.isCallingCode(code.get())) wrong.put("countryCode", NO_COUNTRY);
        if (number.isEmpty()) wrong.put("phoneNumber", AnswersRefused.REQUIRED);
        else if (!isNumber(number.get())) wrong.put("phoneNumber", NO_NUMBER);
        if (!wrong.isEmpty()) return Either.left(new ExecutionProblem.FieldsWrong(wrong));
        return PhoneNumber.of(code.orElse(""), number.orElse(""))
                .map(phone -> Phone.of(phone, code.orElse("")))
                .<Either<ExecutionProblem, Optional<Phone>>>map(phone -> Either.right(Optional.of(phone)))
                .orElse(Either.left(new ExecutionProblem.FieldsWrong(Map.of("phoneNumber", NO_NUMBER))));
    }

    private static boolean isNumber(String typed) {
        return TypedNumber.normalForm(typed)
                .filter(it -> NUMBER.matcher(it).matches())
                .isPresent();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "NipRequest";
    }
}
