"""The small correct data file that the rules' examples are shown and tested in."""

from __future__ import annotations

SAMPLE = """\
# ข้อมูลตัวอย่างสำหรับคำอธิบายกฎ
format: 1
fiscal_year: 2568
agency:
  name: องค์การบริหารส่วนตำบลตัวอย่าง
  district: อำเภอเมือง
  province: จังหวัดตัวอย่าง
issues:
  - number: 1
    measures:
      - name: มาตรการส่งเสริมคุณภาพงาน
        steps:
          - จัดทำคู่มือการปฏิบัติงาน
          - ดำเนินการตามแผน
        period: ไตรมาส ๑-๔
        responsible: สำนักปลัด
        outputs:
          - มีคู่มือครบทุกงาน
        outcomes:
          - บุคลากรทำงานถูกต้องตามขั้นตอน
  - number: 2
    measures:
      - name: มาตรการปรับปรุงการให้บริการ
        steps:
          - สำรวจความต้องการของประชาชน
          - ปรับปรุงระบบบริการออนไลน์
        period: ไตรมาส ๒
        responsible: กองช่าง
        outputs:
          - มีบริการออนไลน์ ๕ ประเภท
        outcomes:
          - ประชาชนพึงพอใจมากขึ้น
  - number: 3
    measures:
      - name: มาตรการสื่อสารกับประชาชน
        steps: เผยแพร่ข่าวสารทางเว็บไซต์
        period: ทุกเดือน
        responsible: งานประชาสัมพันธ์
        outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง
        outcomes: ประชาชนรับรู้ข่าวสารทั่วถึง
  - number: 4
    measures:
      - name: มาตรการใช้ทรัพย์สินของทางราชการ
        steps:
          - แจ้งเวียนแนวทางการยืมพัสดุ
        period: ไตรมาส ๓
        responsible: งานพัสดุ กองคลัง
        outputs:
          - มีทะเบียนการยืมที่เป็นปัจจุบัน
        outcomes:
          - ไม่มีทรัพย์สินสูญหาย
  - number: 5
    measures:
      - name: มาตรการจัดซื้อจัดจ้างโปร่งใส
        steps:
          - ประกาศแผนการจัดซื้อจัดจ้าง
        period: ไตรมาส ๑
        responsible: กองคลัง
        outputs:
          - ประกาศแผนครบทุกโครงการ
        outcomes:
          - ไม่มีข้อร้องเรียนด้านการจัดซื้อ
  - number: 6
    measures:
      - name: มาตรการบริหารงานบุคคล
        steps:
          - จัดทำคำสั่งมอบหมายงาน
        period: ตุลาคม และเมษายน
        responsible: งานการเจ้าหน้าที่
        outputs:
          - มีคำสั่งครบทุกตำแหน่ง
        outcomes:
          - บุคลากรได้รับความเป็นธรรม
  - number: 7
    measures:
      - name: มาตรการป้องกันการทุจริต
        steps:
          - จัดทำแผนป้องกันการทุจริต
        period: ตลอดปีงบประมาณ
        responsible: งานนิติการ
        outputs:
          - มีแผนและรายงานผลตามแผน
        outcomes:
          - หน่วยงานไม่มีเรื่องทุจริต
"""
"""A report of fiscal year 2568: valid, complete and without a finding.

Each rule's :attr:`~itareport.findings.Example.place` occurs in it exactly once.
"""
