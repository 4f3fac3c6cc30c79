package dev.workfloo.definition.form;

import dev.workfloo.contact.EmailAddress;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.contact.TypedNumber;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of answer a field takes, and how an answer is read: a typed value, or what is wrong with it in words that the
 * person who answers can act on.
 */
public enum FieldType {
    TEXT {
        @Override
        Either<String, Value> read(Value answer) {
            return text(answer, "must be text");
        }
    },
    NUMBER {
        @Override
        Either<String, Value> read(Value answer) {
            return decimal(answer)
                    .map(Value.Num::new)
                    .filter(Value.Num::isWritable)
                    .<Either<String, Value>>map(Either::right)
                    .orElse(Either.left("must be a number of at most 34 digits"));
        }
    },
    INTEGER {
        @Override
        Either<String, Value> read(Value answer) {
            return decimal(answer)
                    .map(BigDecimal::stripTrailingZeros)
                    .filter(number -> number.scale() <= 0 && number.precision() - (long) number.scale() <= DIGITS)
                    .<Either<String, Value>>map(number -> Either.right(new Value.Num(number)))
                    .orElse(Either.left("must be a whole number of at most 34 digits"));
        }
    },
    BOOLEAN {
        @Override
        Either<String, Value> read(Value answer) {
            if (answer instanceof Value.Bool) return Either.right(answer);
            if (answer.equals(new Value.Text("true"))) return Either.right(new Value.Bool(true));
            if (answer.equals(new Value.Text("false"))) return Either.right(new Value.Bool(false));
            return Either.left("must be true or false");
        }
    },
    DATE {
        @Override
        Either<String, Value> read(Value answer) {
            if (answer instanceof Value.Date) return Either.right(answer);
            Either<String, Value> wrong = Either.left("must be a date that exists, written YYYY-MM-DD");
            if (!(answer instanceof Value.Text date)
                    || !ISO_DATE.matcher(date.text()).matches()) return wrong;
            try {
                return Either.right(new Value.Date(LocalDate.parse(date.text())));
            } catch (DateTimeException e) {
                return wrong;
            }
        }
    },
    EMAIL {
        @Override
        Either<String, Value> read(Value answer) {
            return text(answer, EmailAddress.NO_ADDRESS).flatMap(value -> {
                String trimmed = EmailAddress.trimmed(((Value.Text) value).text());
                return EmailAddress.read(trimmed).map(address -> new Value.Text(trimmed));
            });
        }
    },
    PHONE {
        @Override
        Either<String, Value> read(Value answer) {
            return text(answer, NO_PHONE)
                    .flatMap(typed -> phone(((Value.Text) typed).text()).map(normal -> typed));
        }

        /** Its digits, with a leading plus sign if there is one. */
        @Override
        Value compared(Value answer) {
            return answer instanceof Value.Text typed
                    ? phone(typed.text()).<Value>map(Value.Text::new).getOrElse(answer)
                    : answer;
        }
    },
    SELECT {
        @Override
        Either<String, Value> read(Value answer) {
            return text(answer, "must be text: the code of one of the options");
        }
    },
    /** Display only: what is sent for it is ignored. */
    HTML {
        @Override
        Either<String, Value> read(Value answer) {
            return Either.right(Value.NULL);
        }
    },
    /** A repeatable group of fields; its elements are read by the form, field by field. */
    SET {
        @Override
        Either<String, Value> read(Value answer) {
            return answer instanceof Value.Sequence ? Either.right(answer) : Either.left("must be a list of objects");
        }
    };

    /** The precision of the standard's numbers: IEEE 754-2008 decimal128 (DMN 1.5, §10.3.2.3.1). */
    private static final int DIGITS = 34;

    private static final Range<BigDecimal> INTEGERS_OF_32_BITS =
            Range.of(new BigDecimal(Integer.MIN_VALUE), new BigDecimal(Integer.MAX_VALUE));
    private static final Range<BigDecimal> FLOATS_OF_32_BITS =
            Range.of(new BigDecimal("-3.4E+38"), new BigDecimal("3.4E+38"));

    /** What is said of text that others would refuse, each in its own way and much later. */
    public static final String UNFIT = "must not contain the character NUL or half of a surrogate pair";

    private static final String NO_PHONE = "must be a phone number: 5 to 15 digits, with or without a leading +";
    private static final String NO_FOREIGN_PHONE =
            "must be a phone number: behind the + its country's code, and as many digits as are dialled there";

    private static final int SPELT_NUMBER = 100;
    private static final Pattern JSON_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,6})?");
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int LONGEST_PHONE = 64;
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{5,15}");

    abstract Either<String, Value> read(Value answer);

    /** What a field's limits judge of an answer that was read: most often the answer itself. */
    Value compared(Value answer) {
        return answer;
    }

    /** The numbers that clients can read where a field of this type speaks of some: whole ones, or others, of 32 bits. */
    Range<BigDecimal> readable() {
        return this == INTEGER ? INTEGERS_OF_32_BITS : FLOATS_OF_32_BITS;
    }

    /** An answer as text, as conditions and searches read it; a set has none. */
    public static Optional<String> textOf(Value answer) {
        if (answer instanceof Value.Text text) return Optional.of(text.text());
        if (answer instanceof Value.Num num) return Optional.of(num.number().toPlainString());
        if (answer instanceof Value.Bool bool) return Optional.of(Boolean.toString(bool.truth()));
        if (answer instanceof Value.Date date) return Optional.of(date.date().toString());
        return Optional.empty();
    }

    boolean isText() {
        return this == TEXT || this == EMAIL || this == PHONE;
    }

    boolean isNumeric() {
        return this == NUMBER || this == INTEGER;
    }

    private static Either<String, Value> text(Value answer, String otherwise) {
        if (!(answer instanceof Value.Text text)) return Either.left(otherwise);
        return text.isPortable() ? Either.right(answer) : Either.left(UNFIT);
    }

    /** In its normal form; without a plus sign it is some country's, and which one the form does not know. */
    private static Either<String, String> phone(String typed) {
        Optional<String> normal = typed.length() > LONGEST_PHONE
                ? Optional.empty()
                : TypedNumber.normalForm(typed)
                        .filter(it -> TELEPHONE.matcher(it).matches());
        if (normal.isEmpty()) return Either.left(NO_PHONE);
        boolean unknown = normal.get().startsWith("+")
                && PhoneNumber.international(normal.get()).isEmpty();
        return unknown ? Either.left(NO_FOREIGN_PHONE) : Either.right(normal.get());
    }

    private static Optional<BigDecimal> decimal(Value answer) {
        if (answer instanceof Value.Num number) return Optional.of(number.number());
        boolean spelt = answer instanceof Value.Text text
                && text.text().length() <= SPELT_NUMBER
                && JSON_NUMBER.matcher(text.text()).matches();
        return spelt ? Optional.of(new BigDecimal(((Value.Text) answer).text())) : Optional.empty();
    }
}
