package dev.paranoid.server.endtoend;

import java.util.function.Function;

/**
 * What there is to ask about.
 *
 * @param row a live row
 * @param hidden another row, which is hidden
 * @param deletion what hides it
 * @param hold on a third
 * @param tenants whose they are, as scopes
 */
record RoutePlace(String row, String hidden, String deletion, String hold, String tenants) {

    static final String NOBODY_HAS = "999999";

    /** {@return what is not there} */
    static RoutePlace none() {
        return new RoutePlace(NOBODY_HAS, NOBODY_HAS, NOBODY_HAS, NOBODY_HAS, "");
    }

    /**
     * {@return what nobody else asks about, as far as that route needs it}
     *
     * @param everything somebody with all rights, by the tenants that he has
     */
    static RoutePlace fresh(String route, TestDatabase.Schema shop, Function<String, Http> everything) {
        String row = inserted(shop);
        String hidden = inserted(shop);
        String held = inserted(shop);
        String tenants = tenant(row) + " " + tenant(hidden) + " " + tenant(held);
        Http http = everything.apply(tenants);
        return new RoutePlace(
                row, hidden, deleted(http, hidden), route.contains("/holds/") ? held(http, held) : NOBODY_HAS, tenants);
    }

    private static String tenant(String row) {
        return "tenant:of-" + row + "@example.org";
    }

    private static String inserted(TestDatabase.Schema shop) {
        shop.sql()
                .sql(
                        "INSERT INTO customers (customer_id, email)"
                                + " SELECT MAX(customer_id) + 1, CONCAT('of-', MAX(customer_id) + 1, '@example.org') FROM customers")
                .update();
        return shop.sql()
                .sql("SELECT MAX(customer_id) FROM customers")
                .query(String.class)
                .single();
    }

    static String deleted(Http http, String row) {
        return http.delete("/api/customers/" + row).json().path("id").asString();
    }

    static String held(Http http, String row) {
        return http.post("/api/holds", "{'type':'customers','ids':[" + row + "],'reason':'why'}")
                .json()
                .findValuesAsString("id")
                .get(0);
    }

    /** {@return the id that the route is about} */
    String named(String route) {
        if (route.contains("/holds/")) {
            return hold;
        }
        if (route.contains("/deletions/")) {
            return deletion;
        }
        return route.contains("/restore") ? hidden : row;
    }
}
