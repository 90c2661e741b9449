package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.test.LiveAssertions;
import dev.paranoid.test.ParanoidDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The mappers give what the same SQL gives that somebody filtered by hand. */
@ParanoidDatabase
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopTests {

    private static final Optional<String> SERVER = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"));
    private static final String NAME =
            "paranoid_shop_" + ProcessHandle.current().pid();

    @Autowired
    private CustomerMapper customers;

    @Autowired
    private OrderMapper orders;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SqlSessionFactory mappers;

    @Autowired
    private Farewells farewells;

    @LocalServerPort
    private int port;

    /** On a MySQL of yours instead of the embedded MariaDB. */
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        SERVER.ifPresent(url -> registry.add(
                "spring.datasource.url",
                () -> url.replaceFirst("/\\?", "/" + NAME + "?") + "&createDatabaseIfNotExist=true"));
    }

    /** What a run has made there goes when the application has stopped. */
    @TestConfiguration
    static class Cleanup {

        @Bean
        DisposableBean dropDatabase(JdbcTemplate jdbc) {
            return () -> SERVER.ifPresent(url -> jdbc.execute("DROP DATABASE " + NAME));
        }
    }

    @Test
    void theDatabaseIsTheOneThatIsConfigured() {
        assertThat(byHand("SELECT VERSION() LIKE '%MariaDB%'")).containsExactly(SERVER.isPresent() ? "0" : "1");
        SERVER.ifPresent(url -> assertThat(byHand("SELECT DATABASE()")).containsExactly(NAME));
    }

    @BeforeEach
    void bobLeaves() {
        http().delete().uri("/customers/2").retrieve().toBodilessEntity();
    }

    @AfterEach
    void bobComesBack() {
        if (customers.byId(2) == null) {
            http().put().uri("/customers/2/restored").retrieve().toBodilessEntity();
        }
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth("staff", "change-me"))
                .build();
    }

    private List<String> byHand(String sql) {
        return jdbc.queryForList(sql, String.class);
    }

    private static List<String> names(List<Customer> customers) {
        return customers.stream().map(Customer::name).toList();
    }

    @Test
    void customersAreThoseThatAreLive() {
        assertThat(names(customers.all()))
                .isEqualTo(byHand("SELECT name FROM customers WHERE deleted_at IS NULL ORDER BY name"))
                .containsExactly("Ada", "Cem", "Dee");
        assertThat(customers.byId(2)).isNull();
        assertThat(customers.isKnown("bob@example.org")).isFalse();
        assertThat(customers.move(2, "elsewhere@example.org")).isZero();
    }

    @Test
    void anOrHasItsParentheses() {
        assertThat(names(customers.matching("%b%")))
                .isEqualTo(byHand("SELECT name FROM customers"
                        + " WHERE (name LIKE '%b%' OR email LIKE '%b%') AND deleted_at IS NULL ORDER BY id"));
    }

    @Test
    void whoHasNoLiveOrderHasNone() {
        assertThat(names(customers.withoutOrders()))
                .isEqualTo(byHand("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND"
                        + " o.deleted_at IS NULL WHERE o.id IS NULL AND c.deleted_at IS NULL ORDER BY c.id"))
                .containsExactly("Dee");
    }

    /** Cem was led here by Bob. */
    @Test
    void aRecursionStopsAtAHiddenCustomer() {
        assertThat(customers.ledHere(1))
                .hasToString(byHand(
                                "WITH RECURSIVE led (id) AS (SELECT id FROM customers WHERE id = 1 AND deleted_at IS NULL"
                                        + " UNION ALL SELECT c.id FROM customers c JOIN led ON c.recommended_by = led.id"
                                        + " WHERE c.deleted_at IS NULL) SELECT COUNT(*) - 1 FROM led")
                        .get(0))
                .isEqualTo(1);
    }

    @Test
    void ordersWithoutCustomerStay() {
        assertThat(orders.summaries())
                .extracting(order -> order.id() + " " + order.customer() + " " + order.total())
                .isEqualTo(byHand("SELECT CONCAT(o.id, ' ', COALESCE(c.name, 'null'), ' ',"
                        + " COALESCE(SUM(l.quantity * l.price), 0)) FROM orders o"
                        + " LEFT JOIN customers c ON c.id = o.customer_id AND c.deleted_at IS NULL"
                        + " LEFT JOIN order_lines l ON l.order_id = o.id AND l.deleted_at IS NULL"
                        + " WHERE o.deleted_at IS NULL GROUP BY o.id, c.name ORDER BY o.id"));
        assertThat(orders.ofCustomers(List.of(1L, 2L)))
                .containsExactly(new OrderSummary(10, "Ada", 2, new BigDecimal("17.00")));
        assertThat(orders.count()).isEqualTo(3);
    }

    @Test
    void whatHiddenCustomersBoughtDoesNotSell() {
        assertThat(orders.bestSellers())
                .extracting(row -> row.get("product") + " " + row.get("place"))
                .containsExactly("cup 1", "tea 2");
        assertThat(orders.customersWhoBought("tea")).containsExactly("Ada");
    }

    @Test
    void theStaffSeesEverybody() {
        assertThat(names(customers.everybody())).containsExactly("Ada", "Bob", "Cem", "Dee");
        assertThat(HiddenRows.shown(() -> orders.count())).isEqualTo(5);
    }

    @Test
    void herAddressIsFreeAgainAndSheComesBackOnlyWhileItIs() {
        customers.add(new Customer(0, "Bobby", "bob@example.org", null));
        try {
            assertThatThrownBy(() ->
                            http().put().uri("/customers/2/restored").retrieve().toBodilessEntity())
                    .isInstanceOf(HttpClientErrorException.Conflict.class);
        } finally {
            jdbc.update("DELETE FROM customers WHERE name = 'Bobby'");
        }
        http().put().uri("/customers/2/restored").retrieve().toBodilessEntity();
        assertThat(names(customers.all())).containsExactly("Ada", "Bob", "Cem", "Dee");
        assertThat(orders.count()).isEqualTo(5);
    }

    @Test
    void theLedgerKeepsWhoAskedAndWhy() {
        assertThat(jdbc.queryForMap("SELECT actor, reason FROM paranoid_deletion ORDER BY id DESC LIMIT 1"))
                .containsEntry("actor", "staff")
                .containsEntry("reason", "she asked to");
        assertThat(farewells.told()).contains("customers/2 with 2 orders");
    }

    @Test
    void whoHasNotLoggedInChangesNothing() {
        assertThatThrownBy(() -> RestClient.create("http://localhost:" + port)
                        .delete()
                        .uri("/customers/1")
                        .retrieve()
                        .toBodilessEntity())
                .isInstanceOf(HttpClientErrorException.Unauthorized.class);
    }

    @Test
    void aRefusedDeleteTakesTheGoodbyeAlong() {
        String goodbye = "SELECT goodbye FROM customers WHERE id = 1";
        jdbc.execute("CREATE TRIGGER stays BEFORE UPDATE ON orders FOR EACH ROW BEGIN IF NEW.id = 10 THEN SIGNAL"
                + " SQLSTATE '45000' SET MESSAGE_TEXT = 'It stays'; END IF; END");
        try {
            assertThatThrownBy(
                            () -> http().delete().uri("/customers/1").retrieve().toBodilessEntity())
                    .isInstanceOf(HttpClientErrorException.Conflict.class)
                    .hasMessageContaining("It stays");
        } finally {
            jdbc.execute("DROP TRIGGER stays");
        }
        assertThat(byHand(goodbye)).containsExactly("0");
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThatThrownBy(
                        () -> http().delete().uri("/customers/404").retrieve().toBodilessEntity())
                .isInstanceOf(HttpClientErrorException.NotFound.class);
    }

    @Test
    void overHttpSheIsGone() {
        assertThat(http().get().uri("/customers").retrieve().body(String.class)).doesNotContain("Bob");
        assertThat(http().get().uri("/customers/2/orders").retrieve().body(String.class))
                .isEqualTo("[]");
    }

    @Test
    void theStaffSeesInTheRecycleBinWhoIsGone() {
        assertThat(http().get().uri("/bin").retrieve().body(String.class)).contains("Bob", "she asked to");
        assertThat(http().get().uri("/bin/types/customers").retrieve().body(String.class))
                .contains("Ada")
                .doesNotContain("goodbye=");
    }

    @Test
    void whoHasNotLoggedInDoesNotSeeTheRecycleBin() {
        RestClient nobody = RestClient.create("http://localhost:" + port);
        assertThatThrownBy(() -> nobody.get().uri("/bin").retrieve().toBodilessEntity())
                .isInstanceOf(HttpClientErrorException.Unauthorized.class);
    }

    @Test
    void everyMapperHidesDeletedRows() {
        LiveAssertions.assertThat(mappers).hideDeletedRows(CustomerMapper.class.getName() + ".everybody");
    }
}
