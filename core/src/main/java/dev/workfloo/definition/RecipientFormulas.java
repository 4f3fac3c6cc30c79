package dev.workfloo.definition;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** Formulas for where the person can be reached to whom a code goes. */
@ValueObject
public record RecipientFormulas(
        Optional<Expression> countryCode, Optional<Expression> phoneNumber, Optional<Expression> email) {

    private static final String COUNTRY_CODE = "countryCode";
    private static final String PHONE_NUMBER = "phoneNumber";
    private static final String EMAIL = "email";

    /** Those that there are, by their names in the document. */
    public Map<String, Expression> byName() {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        countryCode.ifPresent(formula -> formulas.put(COUNTRY_CODE, formula));
        phoneNumber.ifPresent(formula -> formulas.put(PHONE_NUMBER, formula));
        email.ifPresent(formula -> formulas.put(EMAIL, formula));
        return formulas;
    }

    Stream<Formula> formulas(String pointer) {
        return byName().entrySet().stream()
                .map(formula -> Formula.reading(pointer + "/" + formula.getKey(), formula.getValue()));
    }

    /** What the formulas came to; what is null or blank is not there, nor what no phone or mailbox could have. */
    public static CodeRecipient recipient(Value.Context values) {
        String countryCode = text(values, COUNTRY_CODE).orElse("");
        Optional<Phone> phone = text(values, PHONE_NUMBER)
                .flatMap(number -> PhoneNumber.of(countryCode, number))
                .map(number -> Phone.of(number, countryCode));
        return new CodeRecipient(text(values, EMAIL).filter(CodeRecipient::isOfAMailbox), phone);
    }

    private static Optional<String> text(Value.Context values, String member) {
        return values.get(member) instanceof Value.Text text && !text.isAbsent()
                ? Optional.of(text.text().strip())
                : Optional.empty();
    }
}
