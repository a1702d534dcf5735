// Numbers in Thai digits, as the report and the messages have them.

const THAI = "๐๑๒๓๔๕๖๗๘๙";

export function thai(number) {
  return String(number).replace(/\d/g, (digit) => THAI[digit]);
}
