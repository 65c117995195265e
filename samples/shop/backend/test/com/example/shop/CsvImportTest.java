package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvImportTest {
    @Test
    void readsAPriceList() {
        CsvImport csv = new CsvImport(';');
        assertEquals(List.of(new CsvImport.Row("tea", new Money(4_00), 12)), csv.read("tea;4;12\n"));
    }

    //# since 36
    @Test
    void readsCents() {
        CsvImport csv = new CsvImport(';');
        assertEquals(new Money(4_50), csv.read("tea;4.5;12\n").get(0).price());
    }
    //# end
}
