"""The machine-readable forms hold what the pages hold."""

import csv
import io

from generator.catalogue import Catalogue
from generator.exports import exports


def test_the_matrix_as_csv_holds_every_code_in_the_row_of_its_condition(catalogue: Catalogue) -> None:
    rows = list(csv.DictReader(io.StringIO(exports(catalogue)["matrix.csv"])))

    assert [row["condition"] for row in rows] == [condition.name for condition in catalogue.conditions]
    by_condition = {row["condition"]: row for row in rows}
    for code in catalogue.codes:
        api = code.name.partition("/")[0]
        assert code.name in by_condition[code.value.condition][api].split()


def test_the_row_of_rate_limiting_tells_codes_at_home_from_others(catalogue: Catalogue) -> None:
    rows = {row["condition"]: row for row in csv.DictReader(io.StringIO(exports(catalogue)["matrix.csv"]))}

    assert "v1/http-420" in rows["rate-limited"]["v1"].split()
    assert "(v1/http-400)" in rows["rate-limited"]["v1"].split()
    assert "absent" in rows["bulk-item-failed"]["ads"].split()
