package dev.workfloo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often names are among a thousand applicants, about as in Mexico: what is searched for is common, or rare. */
final class People {

    static final int SLOTS = 1_000;

    private static final Map<String, Integer> FIRST = counted(
            "María 62, José 45, Juan 40, Luis 26, Guadalupe 24, Francisco 22, Carlos 18, Antonio 17, Jesús 17, Miguel 16,"
                    + " Margarita 15, Martha 14, Mario 12, Mariana 11, Marco 9, Martín 9, Alejandra 15, Fernando 15,"
                    + " Ana 14, Rosa 14, Pedro 13, Manuel 13, Jorge 13, Ricardo 12, Eduardo 12, Roberto 11, Daniel 11,"
                    + " Verónica 11, Patricia 11, Leticia 9, Elizabeth 9, Gabriela 9, Adriana 9, Javier 9, Raúl 8,"
                    + " Sergio 8, Rafael 8, Óscar 7, Arturo 7, Ángel 7, Laura 7, Teresa 6, Silvia 6, Iván 5, Íñigo 2");

    private static final Map<String, Integer> LAST = counted(
            "Hernández 52, García 46, Martínez 41, López 43, González 38, Pérez 28, Rodríguez 28, Sánchez 25, Ramírez 25,"
                    + " Cruz 19, Flores 17, Gómez 17, Morales 14, Vázquez 14, Reyes 13, Jiménez 13, Torres 13, Díaz 12,"
                    + " Gutiérrez 12, Ruiz 11, Mendoza 11, Aguilar 10, Ortiz 10, Castillo 9, Moreno 9, Romero 9, Álvarez 8,"
                    + " Méndez 8, Chávez 8, Rivera 8, Juárez 7, Ramos 7, Domínguez 7, Herrera 7, Medina 7, Castro 7,"
                    + " Vargas 6, Guzmán 6, Velázquez 6, Muñoz 5, Rojas 5, Garza 5, Garduño 4, Márquez 4, Núñez 4,"
                    + " Luna 4, Salazar 4, Peña 3, Zúñiga 3, Ibáñez 1, Ñúñez 1");

    private People() {}

    /** Each name as often as among a thousand people; the last ones are of everybody whose name is not in the list. */
    static List<String> firstNames() {
        return slots(FIRST, "nombre");
    }

    static List<String> lastNames() {
        return slots(LAST, "apellido");
    }

    private static List<String> slots(Map<String, Integer> counted, String others) {
        List<String> slots = new ArrayList<>();
        counted.forEach((name, count) -> {
            for (int i = 0; i < count; i++) slots.add(name);
        });
        if (slots.size() > SLOTS) throw new IllegalStateException("there are " + slots.size());
        for (int i = slots.size(); i < SLOTS; i++) slots.add(letters(i) + others);
        return List.copyOf(slots);
    }

    /** Begins with letters that few others begin with. */
    private static String letters(int number) {
        return "" + (char) ('A' + number % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number * 7 % 26);
    }

    private static Map<String, Integer> counted(String list) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (String entry : list.split(", ")) {
            int space = entry.lastIndexOf(' ');
            counted.put(entry.substring(0, space).strip(), Integer.parseInt(entry.substring(space + 1)));
        }
        return counted;
    }
}
