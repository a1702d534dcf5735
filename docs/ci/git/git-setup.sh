#!/bin/sh
# สั่งครั้งเดียวในที่เก็บข้อมูล: ให้ git แสดงข้อความในไฟล์ Word และเปรียบเทียบรายงานเป็นรายมาตรการ
#   git diff                          ข้อความในไฟล์ Word ที่เปลี่ยน
#   git difftool -t itareport HEAD~   สิ่งที่เปลี่ยนเป็นรายมาตรการ
set -eu
git config diff.itareport.textconv "itareport textconv"
git config diff.itareport.cachetextconv true
git config difftool.itareport.cmd 'itareport diff "$LOCAL" "$REMOTE"'
git config difftool.prompt false
