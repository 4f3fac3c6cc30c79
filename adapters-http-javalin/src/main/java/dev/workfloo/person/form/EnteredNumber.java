package dev.workfloo.person.form;

import java.util.regex.Pattern;

/** A number as people in Mexico write it: with commas between thousands, a point before decimals, and perhaps a sign of money. */
final class EnteredNumber {

    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");

    private EnteredNumber() {}

    /** As programs write it; what is no such number stays as it was typed, for whoever judges it. */
    static String plain(String typed) {
        String close = typed.replaceAll("[\\s\\p{Z}\\p{Cf}]", "")
                .replace('\u2212', '-')
                .replaceFirst("^(-?)\\$", "$1");
        String number = GROUPED.matcher(close).matches() ? close.replace(",", "") : close;
        return number.isEmpty() ? typed : number.replaceFirst("^\\+(?=[0-9])", "");
    }

    /** As people write it. */
    static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }
}
