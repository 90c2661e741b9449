package dev.paranoid.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under headings, printed as Markdown, so that the columns stand beneath each other. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? text(number) : String.valueOf(cell));
        }
        rows.add(row);
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "" : "%.2f".formatted(number);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(line(rows.get(row)));
            text.append(row == 0 ? "|---".repeat(rows.get(0).size()) + "|\n" : "");
        }
        return text.toString();
    }

    private String line(List<String> row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append((i == 0 ? "| %-" + width(i) + "s |" : " %" + width(i) + "s |").formatted(row.get(i)));
        }
        return text.append('\n').toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
