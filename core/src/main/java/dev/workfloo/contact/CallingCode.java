package dev.workfloo.contact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A country's code (ITU-T E.164), and how many digits are dialled behind it.
 *
 * @param digits without the plus sign
 * @param lengths how many digits a number there may have
 * @param mobile likewise of a mobile phone
 * @param trunkPrefixes what is dialled before a number inside of the country alone, the longest first
 */
record CallingCode(String digits, Set<Integer> lengths, Set<Integer> mobile, List<String> trunkPrefixes) {

    /**
     * {@code code:lengths;mobile lengths~trunk prefixes}, with no mobile lengths where they are the same. They follow the
     * metadata of libphonenumber 9.0.19, cut to the 15 digits that E.164 has; the tests hold them to it. Mexico's prefixes
     * are those that it gave up in 2019, and that people still type.
     */
    private static final String PLAN = """
            1:10~1 7:10,14;10~8 20:8-10;10~0 27:5-10;9~0 30:10-12;10 31:5-11;9~0 32:8-9;9~0 33:9~0 34:9 36:8-9;9~06
            39:6-12;9-10 40:6,9;9~0 41:9,12;9~0 43:4-13;7-13~0 44:7,9-10;10~0 45:8 46:6-10,12;9~0 47:5,8;8 48:6-10;9
            49:4-13;10-11~0 51:8-9;9~0 52:10~01|044|045|1 53:6-8,10;8~0 54:10-11~0 55:8-11;10-11~0 56:9-11;9
            57:8,10-11;10~0 58:10~0 60:8-10;9-10~0 61:5-10,12;9~0 62:7-13;9-12~0 63:6,8-13;10~0 64:5-10;8-10~0
            65:8,10-11;8 66:8-10,13;9~0 81:8-13;10~0 82:5-6,8-13;9-10~0 84:7-10;9~0 86:7-12;11~0 90:7,10,12-13;10~0
            91:8-13;10~0 92:8-12;10~0 93:9~0 94:9~0 95:6-10;7-10~0 98:4-7,10;10~0 211:9~0 212:9~0 213:8-9;9~0 216:8
            218:9~0 220:7 221:9 222:8 223:8 224:8-9;9 225:10 226:8 227:8 228:8 229:8,10;10 230:7-8,10;8 231:7-9;7,9~0
            232:8~0 233:8-9;9~0 234:10-12;10~0 235:8 236:8 237:8-9;9 238:7 239:7 240:9 241:7-8 242:9 243:7-10;7,9~0
            244:9 245:7,9;9 246:7 247:5-6;5 248:7 249:9~0 250:8-9;9~0 251:9~0 252:6-9;7-9~0 253:8 254:7-10;9~0 255:9~0
            256:9~0 257:8 258:8-9;9 260:9~0 261:9~0 262:9~0 263:5-10;9~0 264:8-9;9~0 265:7,9;9~0 266:8 267:7-8,10;8
            268:8-9;8 269:7 290:4-5;5 291:7~0 297:7 298:6 299:6 350:8 351:9 352:4-11;9 353:7-10;9~0 354:7,9 355:6-9;9~0
            356:8 357:8 358:5-12;6-10~0 359:6-9,12;8-9~0 370:8~0|8 371:8 372:7-8,10;7-8 373:8~0 374:8~0
            375:6-11;9~80|8|0 376:6,8-9;6,9 377:8-9~0 378:8,10;8 380:9-10;9~0 381:6-12;8-10~0 382:8-9;8~0 383:8-12;8~0
            385:7-9;8-9~0 386:5-8;8~0 387:8-9~0 389:8~0 420:9-12;9 421:6-7,9;9~0 423:7,9~0 500:5 501:7,11;7 502:8,11;8
            503:7-8,11;8 504:8,11;8 505:8 506:8,10;8 507:7-8,10-11;7-8 508:6,9~0 509:8 590:9~0 591:8-9;8~0 592:7
            593:8-11;9~0 594:9~0 595:6-11;9~0 596:9~0 597:6-7;7 598:4-12;8~0 599:7-8 670:7-8;8 672:6 673:7 674:7
            675:7-8;8 676:5,7;7 677:5,7 678:5,7;7 679:7,11;7 680:7 681:6,9;6 682:5 683:4,7 685:5-7,10;7,10 686:5,8;8~0
            687:6 688:5-7;6-7 689:6,8-9;8 690:4-7 691:7 692:7~1 800:8; 808:8; 850:8,10;10~0 852:5-9,11;8 853:7-8;8
            855:8-10;8-9~0 856:8-10;9-10~0 870:9,12 878:12; 880:6-10;10~0 881:9-10 882:7-12;7-10,12 883:8-12;
            886:7-11;9~0 888:11; 960:7,10;7 961:7-8~0 962:8-9;9~0 963:8-9;9~0 964:8-10;10~0 965:7-8;8 966:9-10;9~0
            967:7-9;9~0 968:7-9;8 970:8-10;9~0 971:5-12;9~0 972:7-12;9~0 973:8 974:7-9,11;8 975:7-8;8 976:8-10;8~0
            977:8,10-11;10~0 979:9; 992:9 993:8~8 994:9~0 995:9~0 996:9-10;9~0 998:9
            """;

    private static final Map<String, CallingCode> CODES = Arrays.stream(PLAN.split("\\s+"))
            .map(CallingCode::read)
            .collect(Collectors.toUnmodifiableMap(CallingCode::digits, Function.identity()));

    private static final int LONGEST = 3;

    private static CallingCode read(String entry) {
        String[] parts = entry.split("~", 2);
        String[] code = parts[0].split(":", 2);
        String[] lengths = code[1].split(";", 2);
        List<String> prefixes = parts.length == 1
                ? List.of()
                : Arrays.stream(parts[1].split("\\|"))
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
        return new CallingCode(code[0], numbers(lengths[0]), numbers(lengths[lengths.length - 1]), prefixes);
    }

    /** Such as {@code 7,9-10}. */
    private static Set<Integer> numbers(String ranges) {
        Set<Integer> numbers = new TreeSet<>();
        for (String range : ranges.split(",")) {
            if (range.isEmpty()) continue;
            String[] ends = range.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = Integer.parseInt(ends[0]); number <= last; number++) numbers.add(number);
        }
        return Set.copyOf(numbers);
    }

    static Optional<CallingCode> of(String digits) {
        return Optional.ofNullable(CODES.get(digits));
    }

    /** The one with which the digits begin; none is the beginning of another. */
    static Optional<CallingCode> before(String digits) {
        for (int length = 1; length <= Math.min(LONGEST, digits.length()); length++) {
            Optional<CallingCode> code = of(digits.substring(0, length));
            if (code.isPresent()) return code;
        }
        return Optional.empty();
    }

    boolean isPossible(String national) {
        return lengths.contains(national.length());
    }

    boolean isMobile(String national) {
        return mobile.contains(national.length());
    }

    /** The same where no number would be left. */
    String withoutTrunkPrefix(String national) {
        return trunkPrefixes.stream()
                .filter(national::startsWith)
                .map(prefix -> national.substring(prefix.length()))
                .filter(this::isPossible)
                .findFirst()
                .map(this::withoutTrunkPrefix)
                .orElse(national);
    }
}
